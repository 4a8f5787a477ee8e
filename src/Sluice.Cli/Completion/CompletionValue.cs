using System.CommandLine;
using System.CommandLine.Completions;

namespace Sluice.Cli.Completion;

/// <summary>A value that an option or a command takes.</summary>
/// <param name="Name">How the manual page calls it.</param>
/// <param name="Kind">What is offered for it.</param>
/// <param name="Words">The words, where it is one of a few.</param>
internal sealed record CompletionValue(string Name, CompletionKind Kind, IReadOnlyList<string> Words)
{
    /// <summary>The value of an option; null where it takes none.</summary>
    public static CompletionValue? Of(Option option) =>
        option.ValueType == typeof(bool) ? null : Of(option, option.HelpName ?? "VALUE", option.Name == "--policies");

    /// <summary>The value of an argument.</summary>
    public static CompletionValue Of(Argument argument) => Of(argument, argument.Name, false);

    private static CompletionValue Of(Symbol symbol, string name, bool isPolicySet)
    {
        string[] words = [.. symbol.GetCompletions(CompletionContext.Empty).Select(static c => c.Label)];
        return new CompletionValue(
            name,
            words.Length > 0 ? CompletionKind.Words
                : isPolicySet ? CompletionKind.PolicySets
                : KindOf(name),
            words
        );
    }

    // The manual pages call what lies on disk by a few names.
    private static CompletionKind KindOf(string name) =>
        name switch
        {
            "FILE" or "MANIFEST" or "PATH" => CompletionKind.Files,
            "DIR" => CompletionKind.Folders,
            _ => CompletionKind.Nothing,
        };
}
