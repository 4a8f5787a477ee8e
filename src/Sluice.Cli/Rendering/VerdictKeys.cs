using System.Text.Json;

namespace Sluice.Cli.Rendering;

/// <summary>The keys of verdicts, encoded once: there are forty of them on every line of a stream.</summary>
internal static class VerdictKeys
{
    public static readonly JsonEncodedText Because = JsonEncodedText.Encode("because");

    public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");

    public static readonly JsonEncodedText Changes = JsonEncodedText.Encode("changes");

    public static readonly JsonEncodedText Cite = JsonEncodedText.Encode("cite");

    public static readonly JsonEncodedText Claimed = JsonEncodedText.Encode("claimed");

    public static readonly JsonEncodedText Clause = JsonEncodedText.Encode("clause");

    public static readonly JsonEncodedText Column = JsonEncodedText.Encode("column");

    public static readonly JsonEncodedText Dataset = JsonEncodedText.Encode("dataset");

    public static readonly JsonEncodedText Date = JsonEncodedText.Encode("date");

    public static readonly JsonEncodedText Days = JsonEncodedText.Encode("days");

    public static readonly JsonEncodedText Duties = JsonEncodedText.Encode("duties");

    public static readonly JsonEncodedText Duty = JsonEncodedText.Encode("duty");

    public static readonly JsonEncodedText Edits = JsonEncodedText.Encode("edits");

    public static readonly JsonEncodedText Effect = JsonEncodedText.Encode("effect");

    public static readonly JsonEncodedText Fact = JsonEncodedText.Encode("fact");

    public static readonly JsonEncodedText Failed = JsonEncodedText.Encode("failed");

    public static readonly JsonEncodedText Field = JsonEncodedText.Encode("field");

    public static readonly JsonEncodedText File = JsonEncodedText.Encode("file");

    public static readonly JsonEncodedText Flows = JsonEncodedText.Encode("flows");

    public static readonly JsonEncodedText Form = JsonEncodedText.Encode("form");

    public static readonly JsonEncodedText Found = JsonEncodedText.Encode("found");

    public static readonly JsonEncodedText From = JsonEncodedText.Encode("from");

    public static readonly JsonEncodedText Grounds = JsonEncodedText.Encode("grounds");

    public static readonly JsonEncodedText Hint = JsonEncodedText.Encode("hint");

    public static readonly JsonEncodedText Line = JsonEncodedText.Encode("line");

    public static readonly JsonEncodedText Manifest = JsonEncodedText.Encode("manifest");

    public static readonly JsonEncodedText NearMisses = JsonEncodedText.Encode("near_misses");

    public static readonly JsonEncodedText CutShort = JsonEncodedText.Encode("cut_short");

    public static readonly JsonEncodedText ChangesCutShort = JsonEncodedText.Encode("changes_cut_short");

    public static readonly JsonEncodedText NearMissesLeftOut = JsonEncodedText.Encode("near_misses_left_out");

    public static readonly JsonEncodedText PermittedBy = JsonEncodedText.Encode("permitted_by");

    public static readonly JsonEncodedText Policy = JsonEncodedText.Encode("policy");

    public static readonly JsonEncodedText Purpose = JsonEncodedText.Encode("purpose");

    public static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");

    public static readonly JsonEncodedText Reasons = JsonEncodedText.Encode("reasons");

    public static readonly JsonEncodedText Recipient = JsonEncodedText.Encode("recipient");

    public static readonly JsonEncodedText RefutedClaim = JsonEncodedText.Encode("refuted_claim");

    public static readonly JsonEncodedText Assumed = JsonEncodedText.Encode("assumed");

    public static readonly JsonEncodedText Residual = JsonEncodedText.Encode("residual");

    public static readonly JsonEncodedText ResidualOn = JsonEncodedText.Encode("residual_on");

    public static readonly JsonEncodedText Role = JsonEncodedText.Encode("role");

    public static readonly JsonEncodedText Rule = JsonEncodedText.Encode("rule");

    public static readonly JsonEncodedText Rules = JsonEncodedText.Encode("rules");

    public static readonly JsonEncodedText Sources = JsonEncodedText.Encode("sources");

    public static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");

    public static readonly JsonEncodedText Timeline = JsonEncodedText.Encode("timeline");

    public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");

    public static readonly JsonEncodedText To = JsonEncodedText.Encode("to");

    public static readonly JsonEncodedText Transfer = JsonEncodedText.Encode("transfer");

    public static readonly JsonEncodedText Unknown = JsonEncodedText.Encode("unknown");

    public static readonly JsonEncodedText Until = JsonEncodedText.Encode("until");

    public static readonly JsonEncodedText Verdict = JsonEncodedText.Encode("verdict");

    public static readonly JsonEncodedText Verdicts = JsonEncodedText.Encode("verdicts");

    public static readonly JsonEncodedText Why = JsonEncodedText.Encode("why");
}
