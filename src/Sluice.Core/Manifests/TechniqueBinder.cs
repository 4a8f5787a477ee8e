using System.Collections.Immutable;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Reads what was done to a field.</summary>
internal sealed class TechniqueBinder(Vocabulary vocabulary, ValueReader values, DiagnosticBag diagnostics)
    : ManifestBinderBase(vocabulary, diagnostics)
{
    public ImmutableArray<TechniqueUse> BindAll(YamlNode? node)
    {
        if (node is null)
        {
            return [];
        }

        var uses = ImmutableArray.CreateBuilder<TechniqueUse>();
        foreach (var technique in OneOrMore(node))
        {
            Bind(technique, uses);
        }

        return uses.ToImmutable();
    }

    private void Bind(YamlNode node, ImmutableArray<TechniqueUse>.Builder uses)
    {
        if (node is not YamlMap map)
        {
            if (Name(node, Vocabulary.Techniques, "technique") is { } named)
            {
                uses.Add(new TechniqueUse(named.Value, ImmutableDictionary<ParameterSymbol, Located<Value>>.Empty, named.Location));
            }

            return;
        }

        if (map.Entries.IsEmpty)
        {
            Report(ManifestDiagnostics.NotAMap, map.Location, null, "a technique", "an empty map");
        }

        foreach (var (key, arguments) in map.Entries)
        {
            if (Name(key, Vocabulary.Techniques, "technique") is { } technique)
            {
                uses.Add(new TechniqueUse(technique.Value, BindArguments(technique.Value, arguments), key.Location));
            }
        }
    }

    private ImmutableDictionary<ParameterSymbol, Located<Value>> BindArguments(TechniqueSymbol technique, YamlNode node)
    {
        var bound = ImmutableDictionary.CreateBuilder<ParameterSymbol, Located<Value>>();
        foreach (var (key, value) in EntriesOf(AsMap(node, $"technique `{technique.Name}`")))
        {
            if (technique.Parameters.FirstOrDefault(p => p.Name == key.Text) is not { } parameter)
            {
                ReportUnknown(
                    key.Location,
                    $"parameter of technique `{technique.Name}`",
                    key.Text,
                    technique.Parameters.Select(static p => p.Name)
                );
            }
            else if (values.Read(value, parameter.Type, parameter.Name) is { } argument)
            {
                bound[parameter] = argument;
            }
        }

        return bound.ToImmutable();
    }
}
