using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>Edits of fields: drop them, treat them with another technique, claim less.</summary>
internal static class FieldEdits
{
    public static IEnumerable<ManifestEdit> Of(
        PolicyProgram program,
        TransferManifest manifest,
        ImmutableArray<FlowVerdict> bad,
        RelevantConditions relevant
    )
    {
        var fields = new List<(Dataset Dataset, DataField Field)>();
        var total = 0;
        foreach (var dataset in manifest.Datasets)
        {
            total += dataset.Fields.Length;
            foreach (var field in dataset.Fields)
            {
                if (bad.Any(b => b.Flow.Field == field && b.Flow.Dataset == dataset))
                {
                    fields.Add((dataset, field));
                }
            }
        }

        // The fields that are sent, and those that refuse other flows by being beside them.
        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                var isBad = fields.Contains((dataset, field));
                if (total > 1 && (isBad || field.Categories.Any(c => relevant.AsksFor(c.Value))))
                {
                    yield return DropField(dataset.Name.Value, field.Name.Value) with
                    {
                        Along = !isBad,
                    };
                }

                foreach (var category in field.Categories.Length > 1 ? field.Categories : [])
                {
                    var itself = isBad && bad.Any(b => b.Flow.Field == field && b.Flow.Category.Value == category.Value);
                    if (relevant.AsksFor(category.Value) || (itself && relevant.Beside))
                    {
                        yield return DropCategory(dataset.Name.Value, field.Name.Value, category.Value) with
                        {
                            Along = isBad && !itself,
                        };
                    }
                }
            }
        }

        foreach (var edit in Claims(fields, bad).Concat(Techniques(program, fields)))
        {
            yield return edit;
        }
    }

    private static ManifestEdit DropField(string dataset, string field) =>
        new(
            $"drop field `{dataset}.{field}`",
            $"field {dataset}.{field}",
            2,
            m => Drop(m, dataset, field),
            static (_, r) => r.Beside,
            Drops: true,
            Field: $"{dataset}.{field}",
            Takes: f => f.Field.Name.Value == field && f.Dataset.Name.Value == dataset
        );

    /// <summary>
    /// A column that holds fewer categories: the rest is then sent alone. A column without categories is dropped.
    /// </summary>
    private static ManifestEdit DropCategory(string dataset, string field, CategorySymbol category) =>
        new(
            $"drop `{category.Name}` from field `{dataset}.{field}`",
            $"category {dataset}.{field} {category.Name}",
            2,
            m => Without(m, dataset, field, category),
            static (_, r) => r.Beside,
            Drops: true,
            Takes: f => f.Field.Name.Value == field && f.Dataset.Name.Value == dataset && f.Category.Value == category
        );

    /// <summary>One edit for all fields whose claim is refuted.</summary>
    private static IEnumerable<ManifestEdit> Claims(List<(Dataset Dataset, DataField Field)> fields, ImmutableArray<FlowVerdict> bad)
    {
        var refuted = new HashSet<DataField>();
        foreach (var flow in bad)
        {
            if (flow.RefutedClaim is not null)
            {
                refuted.Add(flow.Flow.Field);
            }
        }

        foreach (
            var group in fields.Where(p => refuted.Contains(p.Field)).GroupBy(static p => p.Field.Claim!.Value.Name, StringComparer.Ordinal)
        )
        {
            var members = group.ToImmutableArray();
            string Sentence(Predicate<string> isSent) => $"do not claim `{group.Key}` for {Names(members, isSent)}";
            yield return new ManifestEdit(
                Sentence(static _ => true),
                "claim " + group.Key,
                1,
                m => EditedDatasets.Map(m, (d, f) => IsOneOf(members, d, f) ? f with { Claim = null } : f),
                (flow, r) => r.Claim && IsOf(flow, members),
                SentenceOf: Sentence
            );
        }
    }

    /// <summary>One technique for all fields that have the same treatment now: that is how a sender would change it.</summary>
    private static IEnumerable<ManifestEdit> Techniques(PolicyProgram program, List<(Dataset Dataset, DataField Field)> fields)
    {
        foreach (
            var group in fields.GroupBy(
                static p => string.Join('+', p.Field.Techniques.Select(static t => t.Technique.Name)),
                StringComparer.Ordinal
            )
        )
        {
            var members = group.ToImmutableArray();
            foreach (var technique in program.Vocabulary.Techniques.All)
            {
                var use = new TechniqueUse(technique, Arguments(technique, members[0].Field), members[0].Field.Name.Location);
                if (technique.Name == group.Key && members.All(p => IsGiven(p.Field.Techniques[0], use)))
                {
                    continue;
                }

                var call = use.Arguments.IsEmpty
                    ? technique.Name
                    : $"{technique.Name}({string.Join(", ", technique.Parameters.Where(use.Arguments.ContainsKey).Select(p => $"{p.Name}: {use.Arguments[p].Value}"))})";
                string Sentence(Predicate<string> isSent) =>
                    $"apply `{call}` {(group.Key.Length == 0 ? "" : $"instead of `{group.Key}` ")}to {Names(members, isSent)}";
                yield return new ManifestEdit(
                    Sentence(static _ => true),
                    "technique " + group.Key,
                    3,
                    m => EditedDatasets.Map(m, (d, f) => IsOneOf(members, d, f) ? f with { Techniques = [use] } : f),
                    (flow, r) => (r.Form || (r.Claim && flow.Field.Claim is not null)) && IsOf(flow, members),
                    SentenceOf: Sentence
                );
            }
        }
    }

    private static bool IsOf(Flow flow, ImmutableArray<(Dataset Dataset, DataField Field)> fields) =>
        IsOneOf(fields, flow.Dataset, flow.Field);

    private static bool IsOneOf(ImmutableArray<(Dataset Dataset, DataField Field)> fields, Dataset dataset, DataField field)
    {
        foreach (var one in fields)
        {
            if (one.Field.Name.Value == field.Name.Value && one.Dataset.Name.Value == dataset.Name.Value)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGiven(TechniqueUse now, TechniqueUse wanted) =>
        wanted.Arguments.All(a => now.Arguments.TryGetValue(a.Key, out var given) && given.Value == a.Value.Value);

    /// <summary>Arguments with which the technique yields what it can: the values its own conditions ask for.</summary>
    private static ImmutableDictionary<ParameterSymbol, Located<Value>> Arguments(TechniqueSymbol technique, DataField field)
    {
        var arguments = ImmutableDictionary<ParameterSymbol, Located<Value>>.Empty;
        foreach (var part in technique.Yields.SelectMany(static y => ConditionWalker.All(y.When)))
        {
            if (
                part
                    is Condition.ParameterComparison
                    {
                        Operator: ComparisonOperator.Equal or ComparisonOperator.GreaterOrEqual or ComparisonOperator.LessOrEqual
                    } c
                && !arguments.ContainsKey(c.Parameter)
            )
            {
                arguments = arguments.Add(c.Parameter, new Located<Value>(c.Value, field.Name.Location));
            }
        }

        return arguments;
    }

    private static string Names(ImmutableArray<(Dataset Dataset, DataField Field)> fields, Predicate<string> isSent) =>
        string.Join(
            ", ",
            fields.Select(static p => $"{p.Dataset.Name.Value}.{p.Field.Name.Value}").Where(f => isSent(f)).Select(static f => $"`{f}`")
        );

    private static TransferManifest Without(TransferManifest manifest, string dataset, string field, CategorySymbol category)
    {
        var less = EditedDatasets.Map(manifest, (d, f) =>
            f.Name.Value == field && d.Name.Value == dataset ? f with { Categories = [.. f.Categories.Where(c => c.Value != category)] } : f
        );
        return less.Datasets.Any(static d => d.Fields.Any(static f => f.Categories.IsEmpty)) ? Drop(less, dataset, field) : less;
    }

    private static TransferManifest Drop(TransferManifest manifest, string dataset, string field) =>
        manifest with
        {
            Datasets =
            [
                .. manifest
                    .Datasets.Select(d => d.Name.Value == dataset ? d with { Fields = [.. d.Fields.Where(f => f.Name.Value != field)] } : d)
                    .Where(static d => !d.Fields.IsEmpty),
            ],
        };
}
