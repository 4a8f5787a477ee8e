namespace Sluice.Core.Evaluation;

/// <summary>The names of verdicts as policies and outputs write them.</summary>
public static class Verdicts
{
    /// <summary>All names, in the order of <see cref="Verdict"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["allow", "restrict", "undetermined", "deny"];

    /// <summary>The name of a verdict.</summary>
    public static string NameOf(Verdict verdict) => Names[(int)verdict];

    /// <summary>The worst of some flows; a transfer without flows is denied.</summary>
    internal static Verdict Worst(ReadOnlySpan<FlowVerdict> flows)
    {
        var worst = flows.IsEmpty ? Verdict.Deny : Verdict.Allow;
        foreach (var flow in flows)
        {
            worst = flow.Verdict > worst ? flow.Verdict : worst;
        }

        return worst;
    }

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
