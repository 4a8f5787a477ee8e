namespace Sluice.Records.Sql.Days;

/// <summary>
/// Which texts of a ledger are days or moments, as regular expressions that mean the same in every engine; a text that is neither cannot be
/// read.
/// </summary>
internal static class LedgerPatterns
{
    /// <summary>A day alone.</summary>
    public const string Day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /// <summary>The time of a day. There is no 24:00, which is the day after, and no second that leaps.</summary>
    public const string Time = "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?";

    /// <summary>How far that is from UTC: not further than any place is.</summary>
    public const string Offset = "(Z|[+-]((0[0-9]|1[0-3])(:?[0-5][0-9])?|14(:?00)?))";
}
