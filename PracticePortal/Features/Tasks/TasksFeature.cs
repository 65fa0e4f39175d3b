namespace PracticePortal.Features.Tasks;

/// <summary>What an agency does for a customer.</summary>
public static class TasksFeature
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddScoped<TaskQueries>().AddScoped<AddTask>().AddScoped<EditTask>().AddScoped<CompleteTask>().AddScoped<ReopenTask>();
}
