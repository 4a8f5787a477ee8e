using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Explaining;

/// <summary>Finds the flows that the user means.</summary>
/// <param name="field">The field, alone or behind its dataset and a dot.</param>
/// <param name="to">The recipient, or one above it; null for any.</param>
/// <param name="purpose">The purpose, or one above it; null for any.</param>
/// <param name="category">The category, or one above it; null for any.</param>
internal sealed class FlowChooser(string field, string? to, string? purpose, string? category)
{
    /// <summary>The flows that are meant, with what they are part of.</summary>
    public List<(TransferVerdict Transfer, FlowVerdict Flow)> Choose(IReadOnlyList<TransferVerdict> verdicts, List<Diagnostic> problems)
    {
        var all = verdicts.SelectMany(static v => v.Flows, static (v, f) => (Transfer: v, Flow: f)).ToList();
        var chosen = all.Where(f => IsField(f.Flow.Flow)).ToList();
        if (chosen.Count == 0)
        {
            var names = all.SelectMany(static f => new[] { f.Flow.Flow.Field.Name.Value, FullName(f.Flow.Flow) })
                .Distinct(StringComparer.Ordinal)
                .ToList();
            problems.Add(
                Diagnostic
                    .Create(CommandDiagnostics.UnknownField, null, field)
                    .WithHint(
                        DiagnosticHint.DidYouMean(NearestName.Find(field, names))
                            ?? "the fields are " + List(all.Select(static f => FullName(f.Flow.Flow)))
                    )
            );
            return [];
        }

        chosen = Narrow(chosen, "--to", to, static f => f.Recipient.Partner, problems);
        chosen = Narrow(chosen, "--for", purpose, static f => f.Purpose.Value, problems);
        return Narrow(chosen, "--category", category, static f => f.Category.Value, problems);
    }

    private static List<(TransferVerdict Transfer, FlowVerdict Flow)> Narrow(
        List<(TransferVerdict Transfer, FlowVerdict Flow)> flows,
        string option,
        string? named,
        Func<Flow, TreeSymbol> part,
        List<Diagnostic> problems
    )
    {
        if (named is null || flows.Count == 0)
        {
            return flows;
        }

        var names = flows.Select(f => part(f.Flow.Flow).Name).Distinct(StringComparer.Ordinal).ToList();
        var kept = flows.Where(f => IsOrBelow(part(f.Flow.Flow), named)).ToList();
        if (kept.Count == 0)
        {
            problems.Add(
                Diagnostic
                    .Create(CommandDiagnostics.NoSuchFlow, null, FullName(flows[0].Flow.Flow), option, named)
                    .WithHint(DiagnosticHint.DidYouMean(NearestName.Find(named, names)) ?? "there is " + List(names))
            );
        }

        return kept;
    }

    private static bool IsOrBelow(TreeSymbol symbol, string name)
    {
        for (TreeSymbol? above = symbol; above is not null; above = above.Parent)
        {
            if (string.Equals(above.Name, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsField(Flow flow) =>
        string.Equals(flow.Field.Name.Value, field, StringComparison.Ordinal)
        || string.Equals(FullName(flow), field, StringComparison.Ordinal);

    private static string FullName(Flow flow) => $"{flow.Dataset.Name.Value}.{flow.Field.Name.Value}";

    private static string List(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct(StringComparer.Ordinal).Select(static n => $"`{n}`"));
}
