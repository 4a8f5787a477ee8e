namespace Sluice.Core.Binding.Names;

/// <summary>What the kinds of names are called.</summary>
public static class NameKinds
{
    private static readonly string[] Words =
    [
        "category",
        "purpose",
        "partner",
        "population",
        "region",
        "attribute",
        "consent",
        "agreement",
        "form",
        "technique",
        "duty",
        "rule",
        "invariant",
        "parameter",
        "label",
        "evidence",
        "value",
    ];

    /// <summary>The word for a kind, as messages use it.</summary>
    public static string NameOf(NameKind kind) => Words[(int)kind];

    /// <summary>Whether names of this kind stand in a tree and are joined with dots.</summary>
    public static bool IsTree(NameKind kind) => kind is NameKind.Category or NameKind.Purpose or NameKind.Partner or NameKind.Population;
}
