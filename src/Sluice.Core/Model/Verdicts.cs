namespace Sluice.Core.Model;

/// <summary>The names of verdicts as policies and outputs write them.</summary>
public static class Verdicts
{
    /// <summary>All names, in the order of <see cref="Verdict"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["allow", "restrict", "undetermined", "deny"];

    /// <summary>The name of a verdict.</summary>
    public static string NameOf(Verdict verdict) => Names[(int)verdict];

    /// <summary>The verdict with that name, or null.</summary>
    public static Verdict? Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                return (Verdict)i;
            }
        }

        return null;
    }
}
