namespace Sluice.Reference;

/// <summary>Dotted names.</summary>
public static class Tree
{
    /// <summary>Whether the name is the other or lies below it.</summary>
    public static bool IsAtOrBelow(string name, string above) => name == above || name.StartsWith(above + ".", StringComparison.Ordinal);

    /// <summary>Whether one lies at, above or below the other.</summary>
    public static bool IsOnOneLine(string a, string b) => IsAtOrBelow(a, b) || IsAtOrBelow(b, a);
}
