using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>Binds one document to a transfer.</summary>
internal sealed class ManifestBinder : ManifestBinderBase
{
    private static readonly SearchValues<char> LineEndings = SearchValues.Create("\r\f\u0085\u2028\u2029");

    internal static readonly string[] Keys =
    [
        "transfer", "title", "to", "onward", "purpose", "from", "until", "through", "on", "agreement", "evidence", "population", "people",
        "records", "frequency", "destination", "retention", "attributes", "consent", "datasets", "ledger", "zone",
    ];

    private readonly SourceText source;
    private readonly ValueReader values;
    private readonly StatedBinder stated;
    private readonly DatesBinder dates;

    public ManifestBinder(SourceText source, Vocabulary vocabulary, DiagnosticBag diagnostics)
        : base(vocabulary, diagnostics)
    {
        this.source = source;
        values = new ValueReader(vocabulary, diagnostics);
        stated = new StatedBinder(vocabulary, values, diagnostics);
        dates = new DatesBinder(vocabulary, values, diagnostics);
    }

    /// <summary>The transfer; null where it is too broken to be one. With any error reported it must not be used.</summary>
    public TransferManifest? Bind(YamlDocument document)
    {
        if (AsMap(document.Root, "a transfer", Keys) is not { } map)
        {
            return null;
        }

        var start = new SourceLocation(source, new TextSpan(map.Location.Span.Start, Math.Min(1, map.Location.Span.Length)));
        var name = AsText(Require(map, "transfer", "a transfer", start));
        var to = Require(map, "to", "a transfer", name?.Location ?? start);
        var purposes = Names(Require(map, "purpose", "a transfer", name?.Location ?? start), Vocabulary.Purposes, "purpose");
        var rows = Require(map, "datasets", "a transfer", name?.Location ?? start);
        var datasets = new DatasetBinder(Vocabulary, values, stated, Diagnostics).BindAll(rows, start);
        var recipients = new RecipientBinder(Vocabulary, Diagnostics).BindAll(map, to, datasets);
        var agreements = Names(Find(map, "agreement"), Vocabulary.Agreements, "agreement");
        var instruments = new InstrumentStatements(Vocabulary, values, dates, Diagnostics);
        var facts = BindFacts(map, recipients);
        var manifest = new TransferManifest
        {
            Source = source,
            Span = document.Span,
            Digest = Digest(document.Span),
            Name = new Located<string>(name?.Text ?? "", name?.Location ?? start),
            Title = AsText(Find(map, "title"))?.Text,
            Recipients = recipients,
            Purposes = purposes,
            Dates = dates.BindTransfer(map),
            Agreements = agreements,
            Evidence = instruments.BindEvidence(map, agreements),
            EvidenceLocation = KeyOf(map, "evidence"),
            Facts = facts,
            Stated = stated.Bind(map),
            Consents = instruments.BindConsents(map),
            Datasets = datasets,
            Ledger = instruments.BindLedger(map),
            Zone = AsText(Find(map, "zone")) is { } zone ? new Located<string>(zone.Text, zone.Location) : null,
        };
        return name is null ? null : manifest;
    }

    private ImmutableDictionary<BuiltinFact, Located<Value>> BindFacts(YamlMap map, ImmutableArray<Recipient> recipients)
    {
        var facts = ImmutableDictionary<BuiltinFact, Located<Value>>.Empty;
        Add(BuiltinFact.People, values.ReadCount(Find(map, "people"), "people"));
        Add(BuiltinFact.Records, values.ReadCount(Find(map, "records"), "records"));
        Add(BuiltinFact.Frequency, values.Read(Find(map, "frequency"), BuiltinFacts.TypeOf(BuiltinFact.Frequency), "frequency"));
        Add(BuiltinFact.Destination, values.Read(Find(map, "destination"), BuiltinFacts.TypeOf(BuiltinFact.Destination), "destination"));
        if (facts.TryGetValue(BuiltinFact.Destination, out var destination) && recipients.All(r => !IsIn(r.Partner, destination.Value.Text!)))
        {
            Report(ManifestDiagnostics.DestinationElsewhere, destination.Location, null, destination.Value.Text!);
        }

        return facts;

        void Add(BuiltinFact fact, Located<Value>? value)
        {
            if (value is not null)
            {
                facts = facts.SetItem(fact, value);
            }
        }
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

    private string Digest(TextSpan span)
    {
        var text = source.Content.AsSpan(span.Start, span.Length).TrimEnd();
        return TextDigest.Hex(text.IndexOfAny(LineEndings) < 0 ? text : text.ToString().ReplaceLineEndings("\n"));
    }
}
