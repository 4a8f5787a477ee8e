namespace Sluice.Cli.Completion;

/// <summary>All that a shell has to know to complete a command line.</summary>
/// <param name="Options">The options that stand before a command.</param>
/// <param name="Commands">The commands.</param>
internal sealed record CompletionModel(IReadOnlyList<CompletionOption> Options, IReadOnlyList<CompletionModel.Word> Commands)
{
    /// <summary>A command.</summary>
    /// <param name="Name">The word after the program's name.</param>
    /// <param name="Meaning">What it does, in one line.</param>
    /// <param name="Options">Its options, those of every command among them.</param>
    /// <param name="Argument">What it takes beside them, if anything.</param>
    internal sealed record Word(string Name, string Meaning, IReadOnlyList<CompletionOption> Options, CompletionValue? Argument);
}
