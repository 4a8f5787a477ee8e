using System.Collections.Immutable;
using Sluice.Core.Evaluation;

namespace Sluice.Cli.Rendering;

/// <summary>Says in few words which flows are meant: <c>customers: account_id, phone → alipay, apple</c>.</summary>
/// <param name="all">All flows of the transfer, which tell what need not be said.</param>
internal sealed class FlowText(ImmutableArray<FlowVerdict> all)
{
    private readonly int purposes = PurposesOf(all);
    private readonly Dictionary<string, int> categories = CategoriesOf(all);

    /// <summary>One line for each group of fields that go the same ways.</summary>
    /// <param name="meant">The flows that are meant.</param>
    public List<string> Lines(List<FlowVerdict> meant)
    {
        var fields = new Groups<FlowVerdict>();
        foreach (var flow in meant)
        {
            fields.Add(FieldOf(flow), flow);
        }

        var datasets = new List<string>();
        var lines = new Groups<string>();
        foreach (var (field, flows) in fields.All)
        {
            foreach (var (ways, hit) in ByWays(flows).All)
            {
                var (dataset, name) = (flows[0].Flow.Dataset.Name.Value, flows[0].Flow.Field.Name.Value);
                var before = lines.Count;
                lines.Add($"{dataset}\n{ways}", hit.Count == categories[field] ? name : $"{name} ({string.Join(", ", hit)})");
                if (lines.Count > before)
                {
                    datasets.Add(dataset);
                }
            }
        }

        var texts = new List<string>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (key, names) = lines.All[i];
            texts.Add($"{datasets[i]}: {string.Join(", ", names)} → {key[(datasets[i].Length + 1)..]}");
        }

        return texts;
    }

    /// <summary>One flow in words.</summary>
    public static string Of(Flow flow) =>
        $"{flow.Dataset.Name.Value}.{flow.Field.Name.Value} as {flow.Category.Value.Name} to {flow.Recipient.Partner.Name} for {flow.Purpose.Value.Name}";

    /// <summary>The categories of a field by the ways they go.</summary>
    private Groups<string> ByWays(List<FlowVerdict> flows)
    {
        var byCategory = new Groups<FlowVerdict>();
        foreach (var flow in flows)
        {
            byCategory.Add(flow.Flow.Category.Value.Name, flow);
        }

        var byWays = new Groups<string>();
        foreach (var (category, going) in byCategory.All)
        {
            byWays.Add(Ways(going), category);
        }

        return byWays;
    }

    private string Ways(List<FlowVerdict> flows)
    {
        var byPurpose = new Groups<string>();
        foreach (var flow in flows)
        {
            byPurpose.Add(flow.Flow.Purpose.Value.Name, flow.Flow.Recipient.Partner.Name);
        }

        var byRecipients = new Groups<string>();
        foreach (var (purpose, recipients) in byPurpose.All)
        {
            byRecipients.Add(Once(recipients), purpose);
        }

        var ways = new List<string>(byRecipients.Count);
        foreach (var (recipients, named) in byRecipients.All)
        {
            ways.Add(named.Count == purposes ? recipients : $"{recipients} for {string.Join(", ", named)}");
        }

        return string.Join("; ", ways);
    }

    private static string Once(List<string> names)
    {
        var once = new List<string>(names.Count);
        foreach (var name in names)
        {
            if (!once.Contains(name))
            {
                once.Add(name);
            }
        }

        return string.Join(", ", once);
    }

    private static int PurposesOf(ImmutableArray<FlowVerdict> flows)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            names.Add(flow.Flow.Purpose.Value.Name);
        }

        return names.Count;
    }

    /// <summary>Of how many categories each field is.</summary>
    private static Dictionary<string, int> CategoriesOf(ImmutableArray<FlowVerdict> flows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            var field = FieldOf(flow);
            if (seen.Add($"{field}\n{flow.Flow.Category.Value.Name}"))
            {
                counts[field] = counts.GetValueOrDefault(field) + 1;
            }
        }

        return counts;
    }

    // Names never have line ends.
    private static string FieldOf(FlowVerdict flow) => $"{flow.Flow.Dataset.Name.Value}\n{flow.Flow.Field.Name.Value}";
}
