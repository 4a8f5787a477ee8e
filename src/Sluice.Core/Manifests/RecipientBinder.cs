using System.Collections.Immutable;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Reads the recipients: the one of <c>to</c> and those of <c>onward</c>.</summary>
internal sealed class RecipientBinder(Vocabulary vocabulary, DiagnosticBag diagnostics) : ManifestBinderBase(vocabulary, diagnostics)
{
    public ImmutableArray<Recipient> BindAll(YamlMap map, YamlNode? to, ImmutableArray<Dataset> datasets)
    {
        var first = Name(to, Vocabulary.Partners, "partner") is { } named
            ? new Recipient(named.Value, named.Location, Onward: false, [], null)
            : null;
        if (Find(map, "onward") is not { } onward)
        {
            return first is null ? [] : [first];
        }

        var recipients = ImmutableArray.CreateBuilder<Recipient>();
        if (first is not null)
        {
            recipients.Add(first);
        }

        foreach (var node in OneOrMore(onward))
        {
            if (BindOnward(node, datasets) is { } recipient)
            {
                recipients.Add(recipient);
            }
        }

        return recipients.ToImmutable();
    }

    private Recipient? BindOnward(YamlNode node, ImmutableArray<Dataset> datasets)
    {
        if (node is not YamlMap)
        {
            return Name(node, Vocabulary.Partners, "partner") is { } named
                ? new Recipient(named.Value, named.Location, Onward: true, [], null)
                : null;
        }

        var map = AsMap(node, "`onward`", "to", "purpose", "fields")!;
        var partner = Name(Require(map, "to", "`onward`", map.Location), Vocabulary.Partners, "partner");
        var purposes = Names(Find(map, "purpose"), Vocabulary.Purposes, "purpose");
        var fields = Find(map, "fields") is { } list ? BindFields(list, datasets) : null;
        return partner is null ? null : new Recipient(partner.Value, partner.Location, Onward: true, purposes, fields);
    }

    private ImmutableHashSet<(string Dataset, string Field)> BindFields(YamlNode node, ImmutableArray<Dataset> datasets)
    {
        var all = datasets.SelectMany(static d => d.Fields.Select(f => (Dataset: d.Name.Value, Field: f.Name.Value))).ToList();
        var found = ImmutableHashSet.CreateBuilder<(string Dataset, string Field)>();
        foreach (var scalar in OneOrMore(node).Select(AsText).OfType<YamlScalar>())
        {
            var named = all.Where(f => f.Field == scalar.Text || $"{f.Dataset}.{f.Field}" == scalar.Text).ToList();
            if (named.Count == 0)
            {
                ReportUnknown(scalar.Location, "field", scalar.Text, all.Select(static f => f.Field));
            }

            found.UnionWith(named);
        }

        return found.ToImmutable();
    }
}
