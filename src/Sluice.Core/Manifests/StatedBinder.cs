using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Reads what may stand on a transfer, a dataset or a field.</summary>
internal sealed class StatedBinder(Vocabulary vocabulary, ValueReader values, DiagnosticBag diagnostics) : ManifestBinderBase(vocabulary, diagnostics)
{
    public StatedFacts Bind(YamlMap map) => new(
        Name(Find(map, "population"), Vocabulary.Populations, "population"),
        values.Read(Find(map, "retention"), BuiltinFacts.TypeOf(BuiltinFact.Retention), "retention"),
        BindAttributes(Find(map, "attributes")));

    private ImmutableDictionary<AttributeSymbol, Located<Value>> BindAttributes(YamlNode? node)
    {
        if (node is null)
        {
            return ImmutableDictionary<AttributeSymbol, Located<Value>>.Empty;
        }

        var attributes = ImmutableDictionary.CreateBuilder<AttributeSymbol, Located<Value>>();
        foreach (var (key, value) in EntriesOf(AsMap(node, "`attributes`")))
        {
            if (Vocabulary.SubjectAttributes.TryFind(key.Text, out var ofSubject))
            {
                Report(ManifestDiagnostics.SubjectAttributeStated, key.Location, $"map a column to it: `subject: {{ {ofSubject.Name}: COLUMN }}` in the dataset", key.Text);
            }
            else if (!Vocabulary.Attributes.TryFind(key.Text, out var attribute))
            {
                ReportUnknown(key.Location, "attribute", key.Text, Vocabulary.Attributes.Names);
            }
            else if (attribute.Script is not null)
            {
                Report(ManifestDiagnostics.ScriptAttributeStated, key.Location, "leave it out", key.Text);
            }
            else if (values.Read(value, attribute.Type, attribute.Name) is { } bound)
            {
                attributes[attribute] = bound;
            }
        }

        return attributes.ToImmutable();
    }
}
