using System.Collections.Immutable;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Reads what may stand on a transfer, a dataset or a field.</summary>
internal sealed class StatedBinder(Vocabulary vocabulary, ValueReader values, DiagnosticBag diagnostics)
    : ManifestBinderBase(vocabulary, diagnostics)
{
    public StatedFacts Bind(YamlMap map)
    {
        var (population, facts, attributes) = (Find(map, "population"), BindFacts(map), Find(map, "attributes"));
        if (population is null && facts.IsEmpty && attributes is null)
        {
            return StatedFacts.None;
        }

        return new StatedFacts(Name(population, Vocabulary.Populations, "population"), facts, BindAttributes(attributes));
    }

    private ImmutableArray<StatedFact> BindFacts(YamlMap map)
    {
        ImmutableArray<StatedFact> facts = [];
        foreach (var definition in BuiltinFacts.PerField)
        {
            if (values.Read(Find(map, definition.Key), definition) is { } value)
            {
                facts = facts.Add(new StatedFact(definition.Fact, value));
            }
        }

        return facts;
    }

    private StatedAttributes BindAttributes(YamlNode? node)
    {
        if (node is null)
        {
            return StatedAttributes.Empty;
        }

        var entries = EntriesOf(AsMap(node, "`attributes`"));
        var found = new StatedAttribute[entries.Length];
        var count = 0;
        foreach (var (key, value) in entries)
        {
            if (Vocabulary.SubjectAttributes.TryFind(key.Text, out var ofSubject))
            {
                Report(
                    ManifestDiagnostics.SubjectAttributeStated,
                    key.Location,
                    $"map a column to it: `subject: {{ {ofSubject.Name}: COLUMN }}` in the dataset",
                    key.Text
                );
            }
            else if (!Vocabulary.Attributes.TryFind(key.Text, out var attribute))
            {
                ReportUnknown(key.Location, "attribute", key.Text, Vocabulary.Attributes.Names);
            }
            else if (attribute.Script is not null)
            {
                Report(ManifestDiagnostics.ScriptAttributeStated, key.Location, "leave it out", key.Text);
            }
            else if (values.ReadValue(value, attribute.Type, attribute.Name) is { } bound)
            {
                found[count++] = new StatedAttribute(attribute, bound, value.Source, value.Span);
            }
        }

        Array.Resize(ref found, count);
        return StatedAttributes.Take(found);
    }
}
