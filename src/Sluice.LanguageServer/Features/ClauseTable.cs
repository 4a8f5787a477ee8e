using Sluice.Core.Binding.Names;

namespace Sluice.LanguageServer.Features;

/// <summary>Which clauses a block has, and what stands behind their keywords.</summary>
internal static class ClauseTable
{
    private static readonly string[] Common =
    [
        "to",
        "for",
        "about",
        "from",
        "until",
        "through",
        "when",
        "unless",
        "cite",
        "because",
        "but not",
    ];
    private static readonly string[] Row = ["transfer", "to", "for", "about", "on", "from", "until", "through", "with", "expect"];
    private static readonly string[] Effects = ["allow", "deny", "require", "oblige"];

    /// <summary>The clauses of the block that a word opens; null where a block has none.</summary>
    public static IReadOnlyList<string>? Of(string block) =>
        block switch
        {
            "rule" => [.. Effects, .. Common],
            "invariant" => ["never", .. Common],
            "but not" => ["of", "to", "for", "about", "when", "unless", "but not"],
            "test" => [.. Row, "cases"],
            "cases" => Row,
            "consent" => ["kind", "of", "to", "for", "lasts", "notices"],
            "agreement" => ["with", "role", "of", "for", "from", "until", "through", "evidence"],
            "technique" => ["yields"],
            _ => null,
        };

    /// <summary>Whether a clause can stand in its block more than once.</summary>
    public static bool IsRepeated(string block, string clause) =>
        clause is "but not" or "yields" or "expect" || (clause == "with" && block != "agreement");

    /// <summary>The clauses that are not used yet; of the effects of a rule only one can be.</summary>
    public static IEnumerable<string> Free(string block, IReadOnlyCollection<string> used) =>
        (Of(block) ?? [])
            .Where(c => IsRepeated(block, c) || !used.Contains(c))
            .Where(c => !Effects.Contains(c) || !used.Any(Effects.Contains))
            .Where(c => c is not ("until" or "through") || !(used.Contains("until") || used.Contains("through")));

    /// <summary>The kind of names a clause's selector takes; null for clauses without one.</summary>
    public static NameKind? Selects(string block, string clause) =>
        clause switch
        {
            "allow" or "deny" or "never" or "of" => NameKind.Category,
            "to" => NameKind.Partner,
            "with" when block == "agreement" => NameKind.Partner,
            "for" => NameKind.Purpose,
            _ => null,
        };
}
