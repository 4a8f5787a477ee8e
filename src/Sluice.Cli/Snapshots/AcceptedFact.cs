namespace Sluice.Cli.Snapshots;

/// <summary>What an accepted verdict says of a flow, on one line.</summary>
/// <param name="Kind">The word it begins with.</param>
/// <param name="Value">What follows it; empty for a verdict without a condition.</param>
/// <param name="Days">The days on which it is so, as written; empty for every day of the transfer.</param>
internal sealed record AcceptedFact(string Kind, string Value, string Days)
{
    /// <summary>A rule, or what else, that stands against the flow.</summary>
    public const string Ground = "ground";

    /// <summary>What a regime says of the flow.</summary>
    public const string Regime = "regime";

    /// <summary>A fact that is not known and matters.</summary>
    public const string Unknown = "unknown";

    /// <summary>A duty that comes with the flow.</summary>
    public const string Duty = "duty";

    /// <summary>The weakest form the field can have.</summary>
    public const string Form = "form";

    /// <summary>What the recipient is.</summary>
    public const string Role = "role";

    /// <summary>A claim that does not hold.</summary>
    public const string Claim = "claim";

    /// <summary>The value of a ground that is no rule: nothing permits the flow.</summary>
    public const string NothingPermits = "*";

    /// <summary>Whether it is the verdict itself.</summary>
    public bool IsVerdict => Core.Model.Verdicts.Parse(Kind) is not null;

    /// <summary>The same without the days.</summary>
    public string Saying => Value.Length == 0 ? Kind : $"{Kind} {Value}";

    /// <inheritdoc/>
    public override string ToString() => Days.Length == 0 ? Saying : $"{Saying} @{Days}";
}
