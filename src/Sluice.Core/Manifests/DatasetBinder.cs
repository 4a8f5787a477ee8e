using System.Collections.Immutable;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Reads datasets and their fields.</summary>
internal sealed class DatasetBinder(Vocabulary vocabulary, ValueReader values, StatedBinder stated, DiagnosticBag diagnostics)
    : ManifestBinderBase(vocabulary, diagnostics)
{
    private static readonly string[] StatedKeys = ["population", .. FactKeys(BuiltinFacts.PerField), "attributes"];
    private static readonly string[] DatasetKeys = ["source", "key", "subject", "fields", .. StatedKeys, "withhold", "undeclared"];
    private static readonly string[] FieldKeys = ["category", "technique", "claims", .. StatedKeys];

    private readonly TechniqueBinder techniques = new(vocabulary, values, diagnostics);

    public ImmutableArray<Dataset> BindAll(YamlNode? node)
    {
        var map = AsMap(node, "`datasets`");
        if (map is null)
        {
            return [];
        }

        if (map.Entries.IsEmpty)
        {
            Report(ManifestDiagnostics.MissingKey, map.Location, "name a dataset and its fields", "`datasets`", "a dataset");
        }

        var datasets = ImmutableArray.CreateBuilder<Dataset>(map.Entries.Length);
        foreach (var (name, value) in map.Entries)
        {
            if (Bind(name, value) is { } dataset)
            {
                datasets.Add(dataset);
            }
        }

        return datasets.DrainToImmutable();
    }

    private Dataset? Bind(YamlScalar name, YamlNode node)
    {
        if (AsMap(node, "a dataset", DatasetKeys) is not { } map)
        {
            return null;
        }

        CheckWord(map, "withhold", "row", "null");
        CheckWord(map, "undeclared", "drop", "error");
        var fields = AsMap(Require(map, "fields", "dataset", name), "`fields`");
        if (fields is not null && fields.Entries.IsEmpty)
        {
            Report(ManifestDiagnostics.MissingKey, fields.Location, "name a field and its category", "`fields`", "a field");
        }

        return new Dataset
        {
            Name = new Located<string>(name.Text, name.Location),
            Source = Text(map, "source"),
            Key = Text(map, "key"),
            Subject = BindSubject(Find(map, "subject")),
            WithholdCells = Find(map, "withhold") is YamlScalar { Text: "null" },
            DropUndeclared = Find(map, "undeclared") is YamlScalar { Text: "drop" },
            Stated = stated.Bind(map),
            Fields = BindFields(fields),
        };
    }

    private ImmutableArray<DataField> BindFields(YamlMap? map)
    {
        var entries = EntriesOf(map);
        var fields = ImmutableArray.CreateBuilder<DataField>(entries.Length);
        foreach (var (name, value) in entries)
        {
            if (BindField(name, value) is { } field)
            {
                fields.Add(field);
            }
        }

        return fields.DrainToImmutable();
    }

    private DataField? BindField(YamlScalar name, YamlNode node)
    {
        if (AsMap(node, "a field", FieldKeys) is not { } map)
        {
            return null;
        }

        return new DataField
        {
            Name = new Located<string>(name.Text, name.Location),
            Categories = Names(Require(map, "category", "field", name), Vocabulary.Categories, "category"),
            Techniques = techniques.BindAll(Find(map, "technique")),
            Claim = Name(Find(map, "claims"), Vocabulary.Forms, "form"),
            Stated = stated.Bind(map),
        };
    }

    private ImmutableDictionary<AttributeSymbol, Located<string>> BindSubject(YamlNode? node)
    {
        if (node is null)
        {
            return ImmutableDictionary<AttributeSymbol, Located<string>>.Empty;
        }

        var columns = ImmutableDictionary.CreateBuilder<AttributeSymbol, Located<string>>();
        foreach (var (key, value) in EntriesOf(AsMap(node, "`subject`")))
        {
            if (!Vocabulary.SubjectAttributes.TryFind(key.Text, out var attribute))
            {
                var hint = Vocabulary.Attributes.TryFind(key.Text, out _);
                if (hint)
                {
                    Report(
                        ManifestDiagnostics.UnknownManifestName,
                        key.Location,
                        "it is a fact of the transfer: state it under `attributes`",
                        "subject attribute",
                        key.Text
                    );
                }
                else
                {
                    ReportUnknown(key.Location, "subject attribute", key.Text, Vocabulary.SubjectAttributes.Names);
                }
            }
            else if (AsText(value) is { } column)
            {
                columns[attribute] = new Located<string>(column.Text, column.Location);
            }
        }

        return columns.ToImmutable();
    }

    private Located<string>? Text(YamlMap map, string key) =>
        AsText(Find(map, key)) is { } text ? new Located<string>(text.Text, text.Location) : null;
}
