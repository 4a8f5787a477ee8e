using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Words that the outputs for people share.</summary>
internal static class VerdictWords
{
    /// <summary>What a ground without a rule is called.</summary>
    public const string Default = "nothing permits it";

    /// <summary>The verdict as one says it of a flow.</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allow => "allowed",
            Verdict.Restrict => "restricted",
            Verdict.Undetermined => "undetermined",
            _ => "denied",
        };

    /// <summary>How the flows are decided, in a sentence.</summary>
    public static string Summary(ImmutableArray<FlowVerdict> flows)
    {
        var kinds = flows.GroupBy(static f => f.Verdict).OrderByDescending(static g => g.Key).ToList();
        if (kinds.Count == 1)
        {
            return flows.Length switch
            {
                1 => $"The only flow is {Of(kinds[0].Key)}.",
                2 => $"Both flows are {Of(kinds[0].Key)}.",
                _ => $"All {flows.Length} flows are {Of(kinds[0].Key)}.",
            };
        }

        var parts = kinds.Select(static g => $"{g.Count()} {(g.Count() == 1 ? "is" : "are")} {Of(g.Key)}");
        return $"Of {flows.Length} flows, {string.Join(", ", parts)}.";
    }

    /// <summary>Counts of verdicts, the worst first: <c>2 deny, 1 allow</c>.</summary>
    public static string Count(IEnumerable<Verdict> verdicts) =>
        string.Join(
            ", ",
            verdicts.GroupBy(static v => v).OrderByDescending(static g => g.Key).Select(static g => $"{g.Count()} {Verdicts.NameOf(g.Key)}")
        );

    /// <summary>When the transfer takes place, in words.</summary>
    public static string When(TransferVerdict verdict)
    {
        TransferManifest manifest = verdict.Manifest;
        if (verdict.Date is { } day)
        {
            return (manifest.Dates.On is null ? "as of " : "on ") + Day(day);
        }

        return manifest.Dates.Standing is { } standing ? "standing, " + standing : "no date stated, so none is known";
    }

    /// <summary>The timeline with neighbours that say the same made one.</summary>
    public static List<TimelineEntry> Merge(ImmutableArray<TimelineEntry> timeline)
    {
        var merged = new List<TimelineEntry>();
        foreach (var entry in timeline)
        {
            if (
                merged.Count > 0
                && merged[^1] is { } last
                && last.Until == entry.From
                && last.Verdict == entry.Verdict
                && last.Grounds.SequenceEqual(entry.Grounds, StringComparer.Ordinal)
            )
            {
                merged[^1] = last with { Until = entry.Until };
            }
            else
            {
                merged.Add(entry);
            }
        }

        return merged;
    }

    /// <summary>The days of an entry: the first and the last one.</summary>
    public static string Days(TimelineEntry entry)
    {
        if (entry.Until is not { } until)
        {
            return "from " + Day(entry.From);
        }

        var last = until.AddDays(-1);
        return last == entry.From ? "on " + Day(last) : $"{Day(entry.From)} to {Day(last)}";
    }

    /// <summary>The grounds of an entry; what differs from the one before where that is shorter.</summary>
    public static string Grounds(TimelineEntry entry, TimelineEntry? before)
    {
        if (entry.Grounds.IsEmpty)
        {
            return "";
        }

        if (before is not null && !before.Grounds.IsEmpty)
        {
            var added = entry.Grounds.Except(before.Grounds, StringComparer.Ordinal).ToList();
            var gone = before.Grounds.Except(entry.Grounds, StringComparer.Ordinal).ToList();
            if (gone.Count == 0 && added.Count > 0)
            {
                return "the same, and " + Names(added);
            }

            if (added.Count == 0)
            {
                return gone.Count == 0 ? "the same" : "the same, without " + Names(gone);
            }
        }

        return Names(entry.Grounds);
    }

    /// <summary>A place as people write it, and as terminals and editors open it from where the user stands.</summary>
    public static string Place(SourceLocation location) => Place(location.Source.ShownPath, location);

    /// <summary>A place by its path in the policy folder: for pages that are the same wherever they are made.</summary>
    public static string PlaceInside(SourceLocation location) => Place(location.Path, location);

    private static string Place(string path, SourceLocation location)
    {
        var start = location.Start;
        return string.Create(CultureInfo.InvariantCulture, $"{path}:{start.Line}:{start.Column}");
    }

    /// <summary>The number with its noun.</summary>
    public static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Says that values of what is not known were too many to try.</summary>
    public const string CutShort =
        "The values of what is not known are too many to try them all. What was not shown to be permitted by then counts as not permitted.";

    /// <summary>Says that not all changes were examined.</summary>
    public const string ChangesCutShort = "the search for changes was cut short: there may be others";

    /// <summary>The sentence with a full stop.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";

    private static string Names(IEnumerable<string?> grounds) => string.Join(", ", grounds.Select(static g => g ?? Default));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
