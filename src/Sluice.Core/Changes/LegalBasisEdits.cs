using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>Edits of what a transfer rests on: consents obtained, agreements named, evidence given.</summary>
internal static class LegalBasisEdits
{
    public static IEnumerable<ManifestEdit> Of(PolicyProgram program, TransferManifest manifest, RelevantConditions relevant)
    {
        foreach (var consent in program.Vocabulary.Consents.All.Where(c => relevant.AsksFor(c)))
        {
            var now = manifest.Consents.GetValueOrDefault(consent)?.Value.Holders;
            if (now != ConsentCoverage.All)
            {
                yield return new ManifestEdit(
                    $"obtain consent `{consent.Name}` from everyone in the file",
                    "consent " + consent.Name,
                    4,
                    m => With(m, consent, ConsentCoverage.All),
                    (flow, r) => r.AsksFor(consent) && IsAbout(flow, consent.Scope)
                );
            }

            if (now != ConsentCoverage.Ledger)
            {
                yield return new ManifestEdit(
                    $"ask row by row: consent `{consent.Name}` from a ledger",
                    "consent " + consent.Name,
                    3,
                    m => With(m, consent, ConsentCoverage.Ledger) with { Ledger = m.Ledger ?? new Ledger(null, false, m.Location) },
                    (flow, r) => r.AsksFor(consent) && IsAbout(flow, consent.Scope)
                );
            }
        }

        foreach (var agreement in program.Vocabulary.Agreements.All.Where(a => relevant.AsksFor(a)))
        {
            var named = manifest.Agreements.Any(a => a.Value == agreement);
            var given = manifest.Evidence.GetValueOrDefault(agreement, []);
            var missing = agreement.Evidence.Where(e => !given.Contains(e)).ToImmutableArray();
            if (named && missing.IsEmpty)
            {
                continue;
            }

            var evidence = string.Join(", ", missing.Select(static e => $"`{e}`"));
            var sentence =
                named ? $"give evidence {evidence} for agreement `{agreement.Name}`"
                : missing.IsEmpty ? $"name agreement `{agreement.Name}`"
                : $"name agreement `{agreement.Name}` and give its evidence {evidence}";
            yield return new ManifestEdit(
                sentence,
                "agreement " + agreement.Name,
                named ? 2 : 3,
                m => With(m, agreement),
                (flow, r) => r.AsksFor(agreement) && IsAbout(flow, agreement.Scope)
            );
        }
    }

    /// <summary>What holds for nothing in a flow holds for none of it before and after.</summary>
    private static bool IsAbout(Flow flow, Scope scope) => scope.Touches(flow.Names);

    private static TransferManifest With(TransferManifest manifest, ConsentSymbol consent, ConsentCoverage holders) =>
        manifest with
        {
            // Not set in place: what was stated would be compared with it.
            Consents = manifest
                .Consents.Remove(consent)
                .Add(consent, new Located<ConsentStatement>(new ConsentStatement(holders, Period.Always), manifest.Location)),
        };

    private static TransferManifest With(TransferManifest manifest, AgreementSymbol agreement) =>
        manifest with
        {
            Agreements = manifest.Agreements.Any(a => a.Value == agreement)
                ? manifest.Agreements
                : manifest.Agreements.Add(new Located<AgreementSymbol>(agreement, manifest.Location)),
            Evidence = manifest.Evidence.SetItem(
                agreement,
                [.. manifest.Evidence.GetValueOrDefault(agreement, []).Union(agreement.Evidence)]
            ),
        };
}
