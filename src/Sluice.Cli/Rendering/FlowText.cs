using Sluice.Core.Evaluation;

namespace Sluice.Cli.Rendering;

/// <summary>Says in few words which flows are meant: <c>customers: account_id, phone → alipay, apple</c>.</summary>
internal static class FlowText
{
    /// <summary>One line for each group of fields that go the same ways.</summary>
    /// <param name="meant">The flows that are meant.</param>
    /// <param name="all">All flows of the transfer, which tell what need not be said.</param>
    public static List<string> Lines(IEnumerable<FlowVerdict> meant, IReadOnlyList<FlowVerdict> all)
    {
        var allPurposes = all.Select(static f => f.Flow.Purpose.Value.Name).Distinct(StringComparer.Ordinal).ToList();
        var groups = new List<(string Dataset, string Ways, List<string> Fields)>();
        foreach (var field in meant.GroupBy(static f => (Dataset: f.Flow.Dataset.Name.Value, Field: f.Flow.Field.Name.Value)))
        {
            var categories = all.Where(f => IsOf(f, field.Key)).Select(Category).Distinct(StringComparer.Ordinal).Count();
            foreach (var same in field.GroupBy(Category).GroupBy(c => Ways(c, allPurposes), static c => c.Key, StringComparer.Ordinal))
            {
                var hit = same.ToList();
                var label = hit.Count == categories ? field.Key.Field : $"{field.Key.Field} ({string.Join(", ", hit)})";
                var group = groups.Find(g => g.Dataset == field.Key.Dataset && g.Ways == same.Key);
                if (group.Fields is null)
                {
                    groups.Add((field.Key.Dataset, same.Key, [label]));
                }
                else
                {
                    group.Fields.Add(label);
                }
            }
        }

        return [.. groups.Select(static g => $"{g.Dataset}: {string.Join(", ", g.Fields)} → {g.Ways}")];
    }

    /// <summary>One flow in words.</summary>
    public static string Of(Flow flow) =>
        $"{flow.Dataset.Name.Value}.{flow.Field.Name.Value} as {flow.Category.Value.Name} to {flow.Recipient.Partner.Name} for {flow.Purpose.Value.Name}";

    private static bool IsOf(FlowVerdict flow, (string Dataset, string Field) field) =>
        flow.Flow.Dataset.Name.Value == field.Dataset && flow.Flow.Field.Name.Value == field.Field;

    private static string Category(FlowVerdict flow) => flow.Flow.Category.Value.Name;

    private static string Ways(IEnumerable<FlowVerdict> flows, List<string> allPurposes)
    {
        var byRecipients = flows
            .GroupBy(static f => f.Flow.Purpose.Value.Name, static f => f.Flow.Recipient.Partner.Name, StringComparer.Ordinal)
            .GroupBy(static p => string.Join(", ", p.Distinct(StringComparer.Ordinal)), static p => p.Key, StringComparer.Ordinal);
        return string.Join("; ", byRecipients.Select(r =>
        {
            var purposes = r.ToList();
            return purposes.Count == allPurposes.Count ? r.Key : $"{r.Key} for {string.Join(", ", purposes)}";
        }));
    }
}
