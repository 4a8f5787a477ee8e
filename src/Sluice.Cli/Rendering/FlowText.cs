namespace Sluice.Cli.Rendering;

/// <summary>Says in few words which flows are meant: <c>customers: account_id, phone → alipay, apple</c>.</summary>
/// <param name="all">All flows of the transfer, which tell what need not be said.</param>
internal sealed class FlowText(IReadOnlyList<FlowName> all)
{
    private readonly int purposes = PurposesOf(all);
    private readonly Dictionary<string, int> categories = CategoriesOf(all);

    /// <summary>One line for each group of fields that go the same ways.</summary>
    /// <param name="meant">The flows that are meant.</param>
    public List<string> Lines(List<FlowName> meant)
    {
        var fields = new Groups<FlowName>();
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
                var (dataset, name) = (flows[0].Dataset, flows[0].Field);
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

    /// <summary>The categories of a field by the ways they go.</summary>
    private Groups<string> ByWays(List<FlowName> flows)
    {
        var byCategory = new Groups<FlowName>();
        foreach (var flow in flows)
        {
            byCategory.Add(flow.Category, flow);
        }

        var byWays = new Groups<string>();
        foreach (var (category, going) in byCategory.All)
        {
            byWays.Add(Ways(going), category);
        }

        return byWays;
    }

    private string Ways(List<FlowName> flows)
    {
        var byPurpose = new Groups<string>();
        foreach (var flow in flows)
        {
            byPurpose.Add(flow.Purpose, flow.Recipient);
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

    private static int PurposesOf(IReadOnlyList<FlowName> flows)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            names.Add(flow.Purpose);
        }

        return names.Count;
    }

    /// <summary>Of how many categories each field is.</summary>
    private static Dictionary<string, int> CategoriesOf(IReadOnlyList<FlowName> flows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            var field = FieldOf(flow);
            if (seen.Add($"{field}\n{flow.Category}"))
            {
                counts[field] = counts.GetValueOrDefault(field) + 1;
            }
        }

        return counts;
    }

    // Names never have line ends.
    private static string FieldOf(FlowName flow) => $"{flow.Dataset}\n{flow.Field}";
}
