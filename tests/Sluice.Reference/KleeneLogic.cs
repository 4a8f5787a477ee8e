namespace Sluice.Reference;

/// <summary>"Facts are three-valued: true, false or unknown, combined by Kleene's logic."</summary>
public static class KleeneLogic
{
    /// <summary>The smallest of the two.</summary>
    public static Kleene And(Kleene a, Kleene b) => a < b ? a : b;

    /// <summary>The greatest of the two.</summary>
    public static Kleene Or(Kleene a, Kleene b) => a > b ? a : b;

    /// <summary>Unknown stays unknown.</summary>
    public static Kleene Not(Kleene a) => (Kleene)(2 - (int)a);

    /// <summary>Of a truth value that is known.</summary>
    public static Kleene Of(bool known) => known ? Kleene.True : Kleene.False;

    /// <summary>What is true of all is true, of none false, else unknown; of nothing at all: unknown.</summary>
    public static Kleene Agree(IEnumerable<bool> possible)
    {
        var seen = possible.Distinct().ToArray();
        return seen.Length == 1 ? Of(seen[0]) : Kleene.Unknown;
    }
}
