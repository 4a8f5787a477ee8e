using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>When a transfer takes place: on one day, standing over a period, or not stated.</summary>
/// <param name="On">The single day; null for a standing or undated transfer.</param>
/// <param name="Standing">The period of a standing transfer, with a first day; null otherwise.</param>
/// <param name="Location">Where it is stated; null when it is not.</param>
public sealed record TransferDates(DateOnly? On, Period? Standing, SourceLocation? Location)
{
    /// <summary>No date is stated.</summary>
    public static TransferDates Unknown { get; } = new(null, null, null);
}
