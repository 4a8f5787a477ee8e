using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.Native;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.People;

/// <summary>
/// What a record says of one consent on one day. It says the same as <see cref="ConsentQuery"/>, which is made to be read and run
/// elsewhere. Days are the numbers that the engine holds, from 1970-01-01 on.
/// </summary>
internal sealed unsafe class ConsentRules
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;
    private readonly bool isOptOut;
    private readonly NativeTextIndex? notices;
    private readonly int? since;
    private readonly int on;

    public ConsentRules(ConsentSymbol consent, DateOnly day, DiagnosticBag diagnostics)
    {
        isOptOut = consent.Kind == ConsentKind.OptOut;
        on = day.DayNumber - Epoch;
        notices = consent.Notices.IsEmpty
            ? null
            : new NativeTextIndex([.. consent.Notices.Distinct(StringComparer.Ordinal).Select(static n => (n, 1))]);
        var terms = ConsentTerms.Of(consent, day);
        since = terms.Since is { } first ? first.DayNumber - Epoch : null;
        if (!terms.IsExact && !isOptOut)
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.NotExact,
                    consent.Location,
                    $"lasts {consent.Lasts}",
                    "a ledger",
                    "records have days, not hours"
                )
            );
        }
    }

    /// <summary>Takes a record of the consent into account.</summary>
    public void Take(in ConsentRecord record, ref ConsentFlags marks)
    {
        // A withdrawal counts whatever notice is in the record; only a grant needs the right one.
        var isWithdrawn = record.Withdrawn <= on;
        var isOther = IsOtherNotice(record);
        if (!record.IsUnreadable && !isWithdrawn && (isOther || (isOptOut && IsLater(record))))
        {
            return;
        }

        marks.Seen |= record.IsUnreadable ? ConsentFlags.Record | ConsentFlags.Unreadable : ConsentFlags.Record;
        if (isWithdrawn)
        {
            marks.Withdrawn = Math.Max(marks.Withdrawn, ConsentFlags.Of(record.Withdrawn!.Value));
        }

        if (
            !isOptOut
            && !isOther
            && record.Granted is { } granted
            && granted <= on
            && !(record.Withdrawn < granted)
            && (record.Expires is { } expires ? expires > on : since is null || granted >= since)
        )
        {
            marks.Granted = Math.Max(marks.Granted, ConsentFlags.Of(granted));
        }
    }

    /// <summary>
    /// Whether the consent holds for a person with records: the last grant that still counts is later than the last withdrawal, or nothing
    /// was withdrawn.
    /// </summary>
    public bool Holds(in ConsentFlags marks) => isOptOut ? marks.Withdrawn == 0 : marks.Granted > marks.Withdrawn;

    private bool IsOtherNotice(in ConsentRecord record) =>
        notices is not null && (record.Notice is null || notices.Find(record.Notice) == 0);

    // What is dated after the day is no record yet.
    private bool IsLater(in ConsentRecord record) => (record.Granted ?? record.Withdrawn) is not null && !(record.Granted <= on);
}
