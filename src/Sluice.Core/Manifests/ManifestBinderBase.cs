using System.Collections.Immutable;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>What every part of reading a manifest needs: shapes, keys, names, and the report of mistakes.</summary>
internal abstract class ManifestBinderBase(Vocabulary vocabulary, DiagnosticBag diagnostics)
{
    protected Vocabulary Vocabulary { get; } = vocabulary;

    protected DiagnosticBag Diagnostics { get; } = diagnostics;

    protected void Report(
        DiagnosticDescriptor descriptor,
        SourceLocation location,
        DiagnosticHint? hint,
        params ReadOnlySpan<object> args
    ) => Diagnostics.Add(Diagnostic.Create(descriptor, location, args).WithHint(hint));

    /// <summary>The node as a map, with every key checked; null (and a report) when it is none.</summary>
    protected YamlMap? AsMap(YamlNode? node, string what, params ReadOnlySpan<string> keys)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlMap map)
        {
            Report(ManifestDiagnostics.NotAMap, node.Location, null, "a map", node.Kind);
            return null;
        }

        if (keys.IsEmpty)
        {
            return map;
        }

        foreach (var (key, _) in map.Entries)
        {
            if (!keys.Contains(key.Text))
            {
                var nearest = NearestName.Find(key.Text, keys.ToArray());
                Report(ManifestDiagnostics.UnknownKey, key.Location, DiagnosticHint.DidYouMean(nearest), key.Text, what);
            }
        }

        return map;
    }

    /// <summary>The keys of built-in facts.</summary>
    protected static string[] FactKeys(ImmutableArray<FactDefinition> facts)
    {
        var keys = new string[facts.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = facts[i].Key;
        }

        return keys;
    }

    protected static YamlNode? Find(YamlMap? map, string key)
    {
        if (map is not null)
        {
            foreach (var (k, value) in map.Entries)
            {
                if (k.Text == key)
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>The entries of a map; none where there is no map.</summary>
    protected static ReadOnlySpan<(YamlScalar Key, YamlNode Value)> EntriesOf(YamlMap? map) => map is null ? [] : map.Entries;

    protected static SourceLocation? KeyOf(YamlMap map, string key)
    {
        foreach (var (k, _) in map.Entries)
        {
            if (k.Text == key)
            {
                return k.Location;
            }
        }

        return null;
    }

    protected YamlNode? Require(YamlMap map, string key, string what, SourceLocation location)
    {
        var found = Find(map, key);
        if (found is null)
        {
            Report(ManifestDiagnostics.MissingKey, location, null, what, key);
        }

        return found;
    }

    /// <summary>The value of a key that something with a name has to have.</summary>
    protected YamlNode? Require(YamlMap map, string key, string kind, YamlScalar name) =>
        Find(map, key) ?? Require(map, key, $"{kind} `{name.Text}`", name.Location);

    /// <summary>A single value with something in it.</summary>
    protected YamlScalar? AsText(YamlNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { IsNull: false } scalar when scalar.Text.AsSpan().Trim().Length > 0:
                return scalar;
            default:
                Report(ManifestDiagnostics.NotAMap, node.Location, null, "a single value", node is YamlScalar ? "nothing" : node.Kind);
                return null;
        }
    }

    /// <summary>One value or a list of several; what stands in it twice counts once.</summary>
    protected IEnumerable<YamlNode> OneOrMore(YamlNode? node, bool mayBeEmpty = false)
    {
        if (node is null)
        {
            yield break;
        }

        if (node is not YamlList list)
        {
            yield return node;
            yield break;
        }

        if (list.Items.IsEmpty && !mayBeEmpty)
        {
            Report(ManifestDiagnostics.EmptyList, list.Location, "leave the key out");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is YamlScalar scalar && !seen.Add(scalar.Text))
            {
                Report(ManifestDiagnostics.DuplicateEntry, item.Location, null, scalar.Text);
                continue;
            }

            yield return item;
        }
    }

    /// <summary>The symbol a value names; null (and a report) when there is none.</summary>
    protected Located<T>? Name<T>(YamlNode? node, SymbolTable<T> table, string kind)
        where T : Symbol
    {
        if (AsText(node) is not { } scalar)
        {
            return null;
        }

        if (table.TryFind(scalar.Text, out var symbol))
        {
            return new Located<T>(symbol, scalar.Location);
        }

        ReportUnknown(scalar.Location, kind, scalar.Text, table.Names);
        return null;
    }

    protected void ReportUnknown(SourceLocation location, string kind, string name, IEnumerable<string> candidates)
    {
        var nearest = NearestName.Find(name, candidates);
        Report(ManifestDiagnostics.UnknownManifestName, location, DiagnosticHint.DidYouMean(nearest) ?? OtherKind(name), kind, name);
    }

    protected ImmutableArray<Located<T>> Names<T>(YamlNode? node, SymbolTable<T> table, string kind)
        where T : Symbol
    {
        // Most manifests name one.
        if (node is YamlList)
        {
            return Several(node, table, kind);
        }

        return Name(node, table, kind) is { } one ? [one] : [];
    }

    private ImmutableArray<Located<T>> Several<T>(YamlNode node, SymbolTable<T> table, string kind)
        where T : Symbol => [.. OneOrMore(node).Select(n => Name(n, table, kind)).OfType<Located<T>>()];

    private string? OtherKind(string name) =>
        Vocabulary.Categories.TryFind(name, out _) ? $"`{name}` is a category"
        : Vocabulary.Purposes.TryFind(name, out _) ? $"`{name}` is a purpose"
        : Vocabulary.Partners.TryFind(name, out _) ? $"`{name}` is a partner"
        : Vocabulary.Populations.TryFind(name, out _) ? $"`{name}` is a population"
        : Vocabulary.Consents.TryFind(name, out _) ? $"`{name}` is a consent"
        : Vocabulary.Agreements.TryFind(name, out _) ? $"`{name}` is an agreement"
        : Vocabulary.Techniques.TryFind(name, out _) ? $"`{name}` is a technique"
        : null;

    /// <summary>Reports a value that is none of the words it may be.</summary>
    protected void CheckWord(YamlMap map, string key, params ReadOnlySpan<string> words)
    {
        if (Find(map, key) is { } node && !(node is YamlScalar scalar && words.Contains(scalar.Text)))
        {
            Report(
                ManifestDiagnostics.WrongValue,
                node.Location,
                null,
                key,
                $"`{string.Join("` or `", words)}`",
                (node as YamlScalar)?.Text ?? node.Kind
            );
        }
    }
}
