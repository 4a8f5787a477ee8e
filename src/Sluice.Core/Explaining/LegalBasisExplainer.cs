using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Explaining;

/// <summary>Says why consents and agreements hold for a flow, or why not.</summary>
internal sealed class LegalBasisExplainer(StatedFlow flow)
{
    public (string Statement, SourceLocation? At) Of(ConsentSymbol consent)
    {
        var stated = flow.Manifest.Consents.GetValueOrDefault(consent);
        if (!consent.Scope.Touches(flow.Names))
        {
            return ($"what people agreed to in `{consent.Name}` is not this", stated?.Location);
        }

        if (stated is null)
        {
            return ($"the manifest does not say for whom `{consent.Name}` holds", null);
        }

        var period = stated.Value.Period.IsAlways ? "" : ", " + stated.Value.Period;
        var partly =
            stated.Value.Holders != ConsentCoverage.None && !consent.Scope.Covers(flow.Names)
                ? ", but people agreed to only a part of this"
                : "";
        return (
            stated.Value.Holders switch
            {
                ConsentCoverage.None => $"the manifest says that `{consent.Name}` holds for nobody",
                ConsentCoverage.All => $"the manifest says that `{consent.Name}` holds for everyone",
                _ => $"the ledger says for whom `{consent.Name}` holds",
            }
                + period
                + partly,
            stated.Location
        );
    }

    public (string Statement, SourceLocation? At) Of(AgreementSymbol agreement)
    {
        var named = flow.Manifest.Agreements.FirstOrDefault(a => a.Value == agreement);
        if (named is null)
        {
            return ($"the manifest does not name `{agreement.Name}`", null);
        }

        var at = named.Location;
        var scope = agreement.Scope;
        if (!scope.Partners.Covers(flow.Partner))
        {
            return ($"`{agreement.Name}` is not with `{flow.Partner.Name}`", at);
        }

        if (!scope.Categories.Touches(flow.Category))
        {
            return ($"`{agreement.Name}` is not about `{flow.Category.Name}`", at);
        }

        if (!scope.Purposes.Touches(flow.Purpose))
        {
            return ($"`{agreement.Name}` is not for `{flow.Purpose.Name}`", at);
        }

        var given = flow.Manifest.Evidence.TryGetValue(agreement, out var shown) ? shown : [];
        var missing = agreement.Evidence.Where(e => !given.Contains(e)).Select(static e => $"`{e}`").ToList();
        if (missing.Count > 0)
        {
            return (
                $"`{agreement.Name}` does not stand: no evidence of {string.Join(", ", missing)}",
                flow.Manifest.EvidenceLocation ?? at
            );
        }

        var period = agreement.Period.IsAlways ? "" : $", in force {agreement.Period}";
        var partly =
            scope.Categories.Covers(flow.Category) && scope.Purposes.Covers(flow.Purpose) ? "" : ", but it is about only a part of this";
        return ($"the manifest names `{agreement.Name}`{period}{partly}", at);
    }

    /// <summary>What the role of the recipient depends on.</summary>
    public (string Statement, SourceLocation? At) OfAll()
    {
        var named = flow.Manifest.Agreements;
        if (named.IsEmpty)
        {
            return ("the manifest names no agreement", null);
        }

        var statements = named.Select(a => $"{Of(a.Value).Statement} (role {Roles.NameOf(a.Value.Role)})");
        return (string.Join("; ", statements), Of(named[0].Value).At);
    }
}
