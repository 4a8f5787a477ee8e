using System.Collections.Immutable;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Reads what a transfer rests on: consents, the ledger, agreements and their evidence.</summary>
internal sealed class LegalBasisReader(Vocabulary vocabulary, ValueReader values, DatesBinder dates, DiagnosticBag diagnostics)
    : ManifestBinderBase(vocabulary, diagnostics)
{
    public ImmutableDictionary<ConsentSymbol, Located<ConsentStatement>> BindConsents(YamlMap map)
    {
        if (Find(map, "consent") is not { } stated)
        {
            return ImmutableDictionary<ConsentSymbol, Located<ConsentStatement>>.Empty;
        }

        var consents = ImmutableDictionary.CreateBuilder<ConsentSymbol, Located<ConsentStatement>>();
        foreach (var (key, value) in EntriesOf(AsMap(stated, "`consent`")))
        {
            if (Name(key, Vocabulary.Consents, "consent") is { } consent && BindStatement(value) is { } statement)
            {
                consents[consent.Value] = new Located<ConsentStatement>(statement, key.Location);
                if (statement.Holders == ConsentCoverage.Ledger && Find(map, "ledger") is null)
                {
                    Report(ManifestDiagnostics.LedgerMissing, value.Location, "add `ledger: { source: … }`", consent.Value.Name);
                }
            }
        }

        return consents.ToImmutable();
    }

    public Ledger? BindLedger(YamlMap map)
    {
        if (AsMap(Find(map, "ledger"), "`ledger`", "source", "complete", "keys") is not { } ledger)
        {
            return null;
        }

        CheckWord(ledger, "keys", "exact");

        var source = AsText(Find(ledger, "source"));
        return new Ledger(
            source is null ? null : new Located<string>(source.Text, source.Location),
            values.ReadBoolean(Find(ledger, "complete"), "complete") ?? false,
            KeyOf(map, "ledger")!
        )
        {
            ExactKeys = Find(ledger, "keys") is YamlScalar { Text: "exact" },
        };
    }

    public ImmutableDictionary<AgreementSymbol, ImmutableArray<string>> BindEvidence(
        YamlMap map,
        ImmutableArray<Located<AgreementSymbol>> agreements
    )
    {
        if (Find(map, "evidence") is not { } stated)
        {
            return ImmutableDictionary<AgreementSymbol, ImmutableArray<string>>.Empty;
        }

        var evidence = ImmutableDictionary.CreateBuilder<AgreementSymbol, ImmutableArray<string>>();
        switch (stated)
        {
            case YamlMap byAgreement:
                foreach (var (key, value) in byAgreement.Entries)
                {
                    if (Name(key, Vocabulary.Agreements, "agreement") is { } agreement)
                    {
                        evidence[agreement.Value] = BindList(value);
                        if (agreements.All(a => a.Value != agreement.Value))
                        {
                            Report(ManifestDiagnostics.EvidenceNotNamed, key.Location, null, agreement.Value.Name);
                        }
                    }
                }

                break;
            // No evidence at all is no evidence for each.
            case var list when agreements.Length > 1 && list is not YamlList { Items.IsEmpty: true }:
                Report(ManifestDiagnostics.EvidenceAmbiguous, list.Location, "write `evidence: { AGREEMENT: [ … ] }`");
                break;
            case var list:
                var names = BindList(list);
                foreach (var agreement in agreements)
                {
                    evidence[agreement.Value] = names;
                }

                break;
        }

        return evidence.ToImmutable();
    }

    private ImmutableArray<string> BindList(YamlNode node)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in OneOrMore(node, mayBeEmpty: true))
        {
            if (AsText(item) is { } scalar)
            {
                texts.Add(scalar.Text);
            }
        }

        return texts.ToImmutable();
    }

    private ConsentStatement? BindStatement(YamlNode node)
    {
        if (node is YamlMap)
        {
            var map = AsMap(node, "a consent", "holds", "from", "until", "through")!;
            var holds = Require(map, "holds", "a consent", map.Location);
            var period = dates.BindPeriod(map, needsFrom: false);
            return holds is not null && BindHolders(holds) is { } stated ? new ConsentStatement(stated, period) : null;
        }

        return BindHolders(node) is { } holders ? new ConsentStatement(holders, Period.Always) : null;
    }

    private ConsentCoverage? BindHolders(YamlNode node)
    {
        if (AsText(node) is not { } scalar)
        {
            return null;
        }

        switch (scalar.Text)
        {
            case "all":
                return ConsentCoverage.All;
            case "none":
                return ConsentCoverage.None;
            case "ledger":
                return ConsentCoverage.Ledger;
            default:
                var nearest = NearestName.Find(scalar.Text, ["all", "none", "ledger"]);
                Report(
                    ManifestDiagnostics.WrongValue,
                    scalar.Location,
                    DiagnosticHint.DidYouMean(nearest),
                    "consent",
                    "one of all, none, ledger",
                    scalar.Text
                );
                return null;
        }
    }
}
