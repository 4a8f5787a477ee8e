namespace Sluice.Core.Model;

/// <summary>How much of a name a selector includes, in words.</summary>
internal static class ReachText
{
    /// <summary>The words for a selector that has to cover: <c>covers only a part of category `a`</c>.</summary>
    public static string OfNeeded(Reach reach, string kind, string name) =>
        reach == Reach.Part ? $"covers only a part of {kind} `{name}`" : Of(reach, kind, name);

    /// <summary>The words for a selector for which a part is enough: <c>touches category `a`</c>.</summary>
    public static string Of(Reach reach, string kind, string name) =>
        reach switch
        {
            Reach.Covers => $"includes {kind} `{name}`",
            Reach.Part => $"touches {kind} `{name}`",
            _ => $"does not include {kind} `{name}`",
        };
}
