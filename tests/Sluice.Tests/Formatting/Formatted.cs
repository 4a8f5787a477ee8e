using Sluice.Core.Binding;
using Sluice.Reference.Generation;
using Sluice.Syntax.Formatting;
using Sluice.Testing;
using Sluice.Tests.Compiled;
using Sluice.Tests.Syntax;
using Xunit;

namespace Sluice.Tests.Formatting;

/// <summary>Short ways to format in a test, and the texts to try it on.</summary>
internal static class Formatted
{
    /// <summary>The policies of this repository.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Repository.Files("policies").Where(static f => f.EndsWith(".sluice", StringComparison.Ordinal))];

    /// <summary>Everything written by hand.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        WholeLanguage.Text,
        Everything.Rare,
        .. Everything.Files.Where(static f => f.Key.EndsWith(".sluice", StringComparison.Ordinal)).Select(static f => f.Value),
        .. Files.Select(Repository.Read),
    ];

    /// <summary>A text in its one form; it must be one that can be read.</summary>
    public static string Text(string text)
    {
        var result = PolicyFormatter.Format(Parsed.Text(text));
        Assert.True(result.Text is not null, $"{string.Join("\n", result.Problems)}\n{text}");
        return result.Text!;
    }

    /// <summary>The same, after having seen that formatting it again changes nothing.</summary>
    public static string Twice(string text)
    {
        var once = Text(text);
        Assert.Equal(once, Text(once));
        return once;
    }

    /// <summary>A generated policy set, in any layout.</summary>
    public static IReadOnlyDictionary<string, string> Generated(int seed) => PolicyPrinter.Print(CaseGen.Make(seed).Policy, seed);

    /// <summary>What a policy set means, with everything that is said about it but the places.</summary>
    public static IEnumerable<string> DifferencesInMeaning(
        IReadOnlyDictionary<string, string> one,
        IReadOnlyDictionary<string, string> other
    )
    {
        var left = PolicyCompiler.Compile(new MemoryPolicyFiles(one));
        var right = PolicyCompiler.Compile(new MemoryPolicyFiles(other));
        Assert.NotNull(left.Program);
        Assert.NotNull(right.Program);
        return new GraphComparer()
            .Compare(left.Program, right.Program)
            .Where(static d => !IsPlace(d))
            .Concat(Said(left).Except(Said(right)))
            .Concat(Said(right).Except(Said(left)));
    }

    // What is reported stands in the order of the text.
    private static IEnumerable<string> Said(Compilation compiled) => compiled.Diagnostics.Select(static d => $"{d.Id}: {d.Message}");

    // Spans and the texts they point to; where the clauses of a rule stand, which are listed as written; the digest of the text.
    private static bool IsPlace(string difference)
    {
        var path = difference[..difference.IndexOf(':', StringComparison.Ordinal)];
        return path.EndsWith(".Start", StringComparison.Ordinal)
            || path.EndsWith(".Length", StringComparison.Ordinal)
            || path.EndsWith(".Content", StringComparison.Ordinal)
            || path.EndsWith(".Digest", StringComparison.Ordinal)
            || path.EndsWith(".SourcesDigest", StringComparison.Ordinal)
            || path.Contains(".Places.", StringComparison.Ordinal);
    }
}
