using System.CommandLine;
using System.CommandLine.Completions;

namespace Sluice.Cli.Commands;

/// <summary>Says of an option or argument which words it takes, for the completion of shells.</summary>
internal static class OfferedWords
{
    /// <summary>The option takes one of these.</summary>
    public static Option<T> Offering<T>(this Option<T> option, IEnumerable<string> words)
    {
        option.CompletionSources.Add(_ => words.Select(static w => new CompletionItem(w)));
        return option;
    }

    /// <summary>The argument is one of these.</summary>
    public static Argument<T> Offering<T>(this Argument<T> argument, IEnumerable<string> words)
    {
        argument.CompletionSources.Add(_ => words.Select(static w => new CompletionItem(w)));
        return argument;
    }
}
