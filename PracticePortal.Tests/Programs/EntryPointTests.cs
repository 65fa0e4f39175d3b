namespace PracticePortal.Tests.Programs;

public sealed class EntryPointTests
{
    [Theory]
    [InlineData]
    [InlineData("-class", "*CollaborationLifeTests")]
    [InlineData("--server", "dotnettestcli")]
    [InlineData(":1234", "-noLogo")]
    [InlineData("my.runner.json")]
    [InlineData("@arguments.txt")]
    public void WhatTheTestRunnerUnderstands_IsLeftToIt(params string[] args) => Assert.Null(EntryPoint.CommandIn(args));

    [Fact]
    public void Word_IsACommand() => Assert.Equal("crash", EntryPoint.CommandIn(["crash", "--kills", "5"]));

    [Fact]
    public async Task UnknownCommand_ListsThoseThatThereAreAndFails()
    {
        Assert.NotEmpty(ProgramTable.All);
        Assert.NotEqual(0, await ProgramTable.RunAsync("crush", []));
        Assert.All(ProgramTable.All, program => Assert.Contains($"{program.Name} ", ProgramTable.Unknown("crush"), StringComparison.Ordinal));
    }
}
