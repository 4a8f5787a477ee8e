using Sluice.Scripting.Facts;

namespace Sluice.Scripting.Hosting;

/// <summary>
/// A value of a fact on its way between the processes. Of what is no value of any fact only the type is sent, for the message:
/// <see cref="FactValue"/> checks it in the parent process.
/// </summary>
internal static class PlainWire
{
    public static void Write(MessageWriter to, object? value)
    {
        switch (value)
        {
            case null:
                to.Whole((long)Sort.Nothing);
                break;
            case bool truth:
                to.Whole((long)(truth ? Sort.True : Sort.False));
                break;
            case decimal or sbyte or byte or short or ushort or int or uint or long or ulong:
                to.Whole((long)Sort.Number);
                to.Number(System.Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case string text:
                to.Whole((long)Sort.Text);
                to.Text(text);
                break;
            case DateOnly day:
                to.Whole((long)Sort.Date);
                to.Whole(day.DayNumber);
                break;
            case DurationFact duration:
                to.Whole((long)Sort.Duration);
                to.Number(duration.Amount);
                to.Text(duration.Unit);
                break;
            default:
                to.Whole(
                    (long)(
                        value is double or float ? Sort.Binary
                        : value is System.Collections.IEnumerable ? Sort.List
                        : Sort.Object
                    )
                );
                break;
        }
    }

    public static object? Read(MessageReader from) =>
        (Sort)from.Whole() switch
        {
            Sort.Nothing => null,
            Sort.True => true,
            Sort.False => false,
            Sort.Number => from.Number(),
            Sort.Text => from.Text(),
            Sort.Date => DateOnly.FromDayNumber((int)from.Whole()),
            Sort.Duration => new DurationFact(from.Number(), from.Text()!),
            Sort.Binary => 0.0,
            Sort.List => Array.Empty<object>(),
            _ => new object(),
        };

    private enum Sort
    {
        Nothing,
        True,
        False,
        Number,
        Text,
        Date,
        Duration,
        Binary,
        List,
        Object,
    }
}
