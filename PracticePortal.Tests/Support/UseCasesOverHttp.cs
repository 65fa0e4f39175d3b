using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

[assembly: HostingStartup(typeof(UseCasesOverHttp))]

namespace PracticePortal.Tests.Support;

/// <summary>
/// One more address in a portal that a test program starts as a process: whoever is logged in runs a use case by its name and gets its
/// result, as a click in an open page does. It exists in no portal that does not name the tests assembly in its environment.
/// </summary>
public sealed class UseCasesOverHttp : IHostingStartup
{
    public const string Address = "/test/use-cases";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        services.AddTransient<IStartupFilter, Filter>();
        services.ConfigureDbContext<SqliteDbContext>(options => options.AddInterceptors(new CommitClock()));
        services.ConfigureDbContext<PostgresDbContext>(options => options.AddInterceptors(new CommitClock()));
    });

    private static async Task AnswerAsync(HttpContext context)
    {
        var login = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (!login.Succeeded)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.User = login.Principal;
        context.RequestServices.GetRequiredService<CurrentUser>().Use(login.Principal);
        var committed = CommitClock.Begin();
        var asked = await context.Request.ReadFromJsonAsync<UseCaseCall>(Json) ?? throw new JsonException("No use case is named.");
        var result = await RunAsync(context.RequestServices, asked);
        await context.Response.WriteAsJsonAsync(result with { CommittedAt = committed.Value }, Json);
    }

    /// <summary>Like a click: whoever leaves meanwhile does not undo it.</summary>
    private static async Task<UseCaseResult> RunAsync(IServiceProvider services, UseCaseCall call)
    {
        var type = typeof(CurrentUser).Assembly.GetTypes().Single(t => t.Name == call.UseCase && t.Namespace!.StartsWith("PracticePortal.Features", StringComparison.Ordinal));
        var execute = type.GetMethod(call.Method) ?? throw new MissingMethodException(type.Name, call.Method);
        var arguments = execute.GetParameters().Select(parameter => Bind(parameter, call.Arguments)).ToArray();
        var done = execute.Invoke(services.GetRequiredService(type), arguments)!;
        return done switch
        {
            Task<Result> plain => new UseCaseResult((await plain).Error?.Code, null),
            Task<Result<Guid>> made => await made is { Succeeded: true } value ? new UseCaseResult(null, value.Value) : new UseCaseResult((await made).Error!.Code, null),
            Task<Result<HandedOver>> batch => await batch is { Succeeded: true } value ? new UseCaseResult(null, value.Value.BatchId) : new UseCaseResult((await batch).Error!.Code, null),
            Task sweep when execute.ReturnType == typeof(Task) => await DoneAsync(sweep),
            _ => throw new NotSupportedException($"{call.UseCase} gives {done.GetType()}."),
        };

        static async Task<UseCaseResult> DoneAsync(Task sweep)
        {
            await sweep;
            return new UseCaseResult(null, null);
        }
    }

    private static object? Bind(ParameterInfo parameter, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return CancellationToken.None;
        }

        return arguments.TryGetValue(parameter.Name!, out var value)
            ? value.Deserialize(parameter.ParameterType, Json)
            : throw new JsonException($"{parameter.Name} is missing.");
    }

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, further) => context.Request.Path == Address && HttpMethods.IsPost(context.Request.Method) ? AnswerAsync(context) : further(context));
            next(app);
        };
    }
}

/// <param name="UseCase">The class.</param>
/// <param name="Arguments">Of the method, by name.</param>
/// <param name="Method">What is run.</param>
public sealed record UseCaseCall(string UseCase, Dictionary<string, JsonElement> Arguments, string Method = UseCaseCall.UsualMethod)
{
    public const string UsualMethod = "ExecuteAsync";
}

/// <param name="Refusal">The refusal's code; null when it is done.</param>
/// <param name="Value">What the use case gives, for those that make something.</param>
/// <param name="CommittedAt">When the database took it, by <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>, which all processes share; 0 when nothing was saved.</param>
public sealed record UseCaseResult(string? Refusal, Guid? Value, long CommittedAt = 0);
