using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>Binds one document to a transfer.</summary>
internal sealed class ManifestBinder : ManifestBinderBase
{
    internal static readonly string[] Keys =
    [
        "transfer",
        "title",
        "to",
        "onward",
        "purpose",
        "from",
        "until",
        "through",
        "on",
        "agreement",
        "evidence",
        "population",
        .. FactKeys(BuiltinFacts.ByName),
        "attributes",
        "consent",
        "datasets",
        "ledger",
        "zone",
    ];

    private readonly ValueReader values;
    private readonly StatedBinder stated;
    private readonly DatesBinder dates;
    private readonly DatasetBinder datasets;
    private readonly RecipientBinder recipients;
    private readonly LegalBasisReader legalBasis;

    public ManifestBinder(Vocabulary vocabulary, DiagnosticBag diagnostics)
        : base(vocabulary, diagnostics)
    {
        values = new ValueReader(vocabulary, diagnostics);
        stated = new StatedBinder(vocabulary, values, diagnostics);
        dates = new DatesBinder(vocabulary, values, diagnostics);
        datasets = new DatasetBinder(vocabulary, values, stated, diagnostics);
        recipients = new RecipientBinder(vocabulary, diagnostics);
        legalBasis = new LegalBasisReader(vocabulary, values, dates, diagnostics);
    }

    /// <summary>The transfer; null where it is too broken to be one. With any error reported it must not be used.</summary>
    public TransferManifest? Bind(SourceText source, YamlDocument document)
    {
        if (AsMap(document.Root, "a transfer", Keys) is not { } map)
        {
            return null;
        }

        var name = AsText(Find(map, "transfer") ?? Require(map, "transfer", "a transfer", StartOf(map)));
        var at = name?.Location ?? StartOf(map);
        var to = Require(map, "to", "a transfer", at);
        var purposes = Names(Require(map, "purpose", "a transfer", at), Vocabulary.Purposes, "purpose");
        var rows = Require(map, "datasets", "a transfer", at);
        var sent = datasets.BindAll(rows);
        var receivers = recipients.BindAll(map, to, sent);
        var agreements = Names(Find(map, "agreement"), Vocabulary.Agreements, "agreement");
        var facts = BindFacts(map, receivers);
        var manifest = new TransferManifest
        {
            Source = source,
            Span = document.Span,
            Digest = DigestOf(source, document.Span),
            Name = new Located<string>(name?.Text ?? "", at),
            Title = AsText(Find(map, "title"))?.Text,
            Recipients = receivers,
            Purposes = purposes,
            Dates = dates.BindTransfer(map),
            Agreements = agreements,
            Evidence = legalBasis.BindEvidence(map, agreements),
            EvidenceLocation = KeyOf(map, "evidence"),
            Facts = facts,
            Stated = stated.Bind(map),
            Consents = legalBasis.BindConsents(map),
            Datasets = sent,
            Ledger = legalBasis.BindLedger(map),
            Zone = BindZone(map),
        };
        new ManifestCautions(Vocabulary, Diagnostics).Look(manifest);
        return name is null ? null : manifest;
    }

    private Located<string>? BindZone(YamlMap map)
    {
        if (AsText(Find(map, "zone")) is not { } zone)
        {
            return null;
        }

        if (!ZoneNames.All.Contains(zone.Text))
        {
            Report(
                ManifestDiagnostics.ZoneUnknown,
                zone.Location,
                DiagnosticHint.DidYouMean(NearestName.Find(zone.Text, ZoneNames.All.Order(StringComparer.Ordinal))),
                zone.Text
            );
        }

        return new Located<string>(zone.Text, zone.Location);
    }

    private ImmutableDictionary<BuiltinFact, Located<Value>> BindFacts(YamlMap map, ImmutableArray<Recipient> recipients)
    {
        var facts = ImmutableDictionary<BuiltinFact, Located<Value>>.Empty;
        foreach (var definition in BuiltinFacts.OfTransfer)
        {
            if (values.Read(Find(map, definition.Key), definition) is { } value)
            {
                facts = facts.SetItem(definition.Fact, value);
            }
        }

        if (facts.TryGetValue(BuiltinFact.Destination, out var destination) && !AnyIsIn(recipients, destination.Value.Text!))
        {
            Report(ManifestDiagnostics.DestinationElsewhere, destination.Location, null, destination.Value.Text!);
        }

        return facts;
    }

    private static SourceLocation StartOf(YamlMap map) => new(map.Source, new TextSpan(map.Span.Start, Math.Min(1, map.Span.Length)));

    private bool AnyIsIn(ImmutableArray<Recipient> recipients, string country)
    {
        foreach (var recipient in recipients)
        {
            if (IsIn(recipient.Partner, country))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsIn(PartnerSymbol partner, string country)
    {
        foreach (var below in Vocabulary.Partners.All.AsSpan()[partner.Id..partner.End])
        {
            if (below.Countries.Contains(country))
            {
                return true;
            }
        }

        return false;
    }

    private static string DigestOf(SourceText source, TextSpan span)
    {
        // Of ASCII the bytes are the letters.
        if (source.Utf8 is { IsEmpty: false } own && Ascii.IsValid(own))
        {
            var letters = own.Slice(span.Start, span.Length).TrimEnd(" \t\n\r"u8);
            if (!letters.Contains((byte)'\r'))
            {
                return TextDigest.Hex(letters);
            }
        }

        var text = source.Content.AsSpan(span.Start, span.Length).TrimEnd(" \t\n\r");
        return TextDigest.Hex(text.Contains('\r') ? SourceText.NormalLineBreaks(text.ToString()) : text);
    }
}
