namespace Sluice.Cli.Snapshots;

/// <summary>Says in words what has changed between the accepted verdicts and those of today.</summary>
internal static class SnapshotComparer
{
    /// <summary>The lines to print; empty when the decision is the same. Indentation shows what belongs together.</summary>
    public static List<string> Compare(IReadOnlyList<AcceptedTransfer> accepted, IReadOnlyList<AcceptedTransfer> now)
    {
        var lines = new List<string>();
        foreach (var transfer in now)
        {
            var before = accepted.FirstOrDefault(a => a.Name == transfer.Name);
            if (before is null)
            {
                lines.Add($"{transfer.Name}: new, {transfer.Verdict}");
                continue;
            }

            var changes = Compare(before, transfer);
            if (changes.Count > 0 || before.Verdict != transfer.Verdict)
            {
                lines.Add($"{transfer.Name}: {Turn(before.Verdict, transfer.Verdict)}");
                lines.AddRange(changes.Select(static c => "  " + c));
            }
        }

        lines.AddRange(accepted.Where(a => !now.Any(n => n.Name == a.Name)).Select(static a => $"{a.Name}: gone, was {a.Verdict}"));
        return lines;
    }

    private static List<string> Compare(AcceptedTransfer before, AcceptedTransfer now)
    {
        var lines = new List<string>();
        if (before.Date != now.Date)
        {
            lines.Add($"decided for: {before.Date} → {now.Date}");
        }

        AddLists(lines, "timeline", before.Timeline, now.Timeline);
        var flows = new List<(string Flow, List<string> Changes)>();
        foreach (var flow in now.Flows)
        {
            flows.Add((flow.Name, before.Flows.FirstOrDefault(f => f.Name == flow.Name) is { } old ? Compare(old, flow) : [$"new, {flow.Verdict}"]));
        }

        flows.AddRange(before.Flows.Where(f => !now.Flows.Any(n => n.Name == f.Name)).Select(static f => (f.Name, new List<string> { $"gone, was {f.Verdict}" })));

        // Twenty flows that changed alike are told once.
        foreach (var alike in flows.Where(static f => f.Changes.Count > 0).GroupBy(static f => string.Join('\n', f.Changes), StringComparer.Ordinal))
        {
            lines.AddRange(alike.Select(static f => f.Flow));
            lines.AddRange(alike.First().Changes.Select(static c => "  " + c));
        }

        AddLists(lines, "what would turn it", before.Changes, now.Changes);
        return lines;
    }

    private static List<string> Compare(AcceptedFlow before, AcceptedFlow now)
    {
        var lines = new List<string>();
        if (before.Verdict != now.Verdict)
        {
            lines.Add(Turn(before.Verdict, now.Verdict));
        }

        foreach (var (name, members) in now.Several)
        {
            var old = before.Several[name];
            lines.AddRange(members.Except(old, StringComparer.Ordinal).Select(m => $"new {name}: {m}"));
            lines.AddRange(old.Except(members, StringComparer.Ordinal).Select(m => $"no longer {(name[0] == 'u' ? "an" : "a")} {name}: {m}"));
        }

        foreach (var (name, value) in now.Single)
        {
            if (before.Single[name] != value)
            {
                lines.Add($"{name}: {Shown(before.Single[name])} → {Shown(value)}");
            }
        }

        return lines;
    }

    private static void AddLists(List<string> lines, string name, IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        if (before.SequenceEqual(now, StringComparer.Ordinal))
        {
            return;
        }

        lines.Add(name + ":");
        lines.AddRange(before.Except(now, StringComparer.Ordinal).Select(static l => "  - " + l));
        lines.AddRange(now.Except(before, StringComparer.Ordinal).Select(static l => "  + " + l));
    }

    private static string Turn(string before, string now) => before == now ? $"still {now}, but differently" : $"{before} → {now}";

    private static string Shown(string value) => value.Length == 0 ? "none" : value;
}
