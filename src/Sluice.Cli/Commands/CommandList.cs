namespace Sluice.Cli.Commands;

/// <summary>Every command there is.</summary>
internal static class CommandList
{
    // In the order in which `--help` shows them.
    private static readonly (string Name, Func<CliCommand> Make)[] All =
    [
        ("check", static () => new CheckCommand()),
        ("why", static () => new WhyCommand()),
        ("verify", static () => new VerifyCommand()),
        ("test", static () => new TestCommand()),
        ("fmt", static () => new FmtCommand()),
        ("lint", static () => new LintCommand()),
        ("doc", static () => new DocCommand()),
        ("init", static () => new InitCommand()),
        ("new", static () => new NewCommand()),
        ("compile", static () => new CompileCommand()),
        ("sql", static () => new SqlCommand()),
        ("filter", static () => new FilterCommand()),
        ("sample", static () => new SampleCommand()),
        ("explain", static () => new ExplainCommand()),
        ("schema", static () => new SchemaCommand()),
        ("completion", static () => new CompletionCommand()),
        ("lsp", static () => new LspCommand()),
    ];

    /// <summary>New commands, in the order in which <c>--help</c> shows them.</summary>
    public static IReadOnlyList<CliCommand> Create() => [.. All.Select(static c => c.Make())];

    /// <summary>
    /// The commands that a command line can mean: where it begins with the name of one, only that. Making all of them takes a good part of
    /// the time in which a small policy set is checked.
    /// </summary>
    /// <param name="args">The command line.</param>
    public static IReadOnlyList<CliCommand> For(IReadOnlyList<string> args)
    {
        foreach (var (name, make) in All)
        {
            if (args is [var first, ..] && first == name)
            {
                return [make()];
            }
        }

        return Create();
    }
}
