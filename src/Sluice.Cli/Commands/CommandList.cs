namespace Sluice.Cli.Commands;

/// <summary>Every command there is.</summary>
internal static class CommandList
{
    /// <summary>New commands, in the order in which <c>--help</c> shows them.</summary>
    public static IReadOnlyList<CliCommand> Create() =>
    [
        new CheckCommand(),
        new WhyCommand(),
        new VerifyCommand(),
        new TestCommand(),
        new FmtCommand(),
        new LintCommand(),
        new DocCommand(),
        new InitCommand(),
        new NewCommand(),
        new CompileCommand(),
        new SqlCommand(),
        new FilterCommand(),
        new SampleCommand(),
        new ExplainCommand(),
        new SchemaCommand(),
        new CompletionCommand(),
        new LspCommand(),
    ];
}
