using System.Globalization;

namespace Sluice.Records.Sql.Days;

/// <summary>The day on which people's consents are asked.</summary>
internal abstract record SqlDay
{
    /// <summary>The day as SQL.</summary>
    public abstract string Write(SqlDialect dialect);

    /// <summary>The day for a comment.</summary>
    public abstract string Text { get; }

    /// <summary>A day that is known when the query is written.</summary>
    public sealed record Fixed(DateOnly Day) : SqlDay
    {
        /// <inheritdoc/>
        public override string Text => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public override string Write(SqlDialect dialect) => dialect.Date(Day);
    }

    /// <summary>
    /// The day on which the query runs, in a zone and whatever the session's: for a text that is asked again on later days.
    /// </summary>
    /// <param name="Zone">The zone; null for UTC.</param>
    public sealed record Current(string? Zone) : SqlDay
    {
        /// <inheritdoc/>
        public override string Text => $"the current day ({Zone ?? "UTC"})";

        /// <inheritdoc/>
        public override string Write(SqlDialect dialect) => dialect.Days.Today(dialect.Text(Zone ?? "UTC"));
    }
}
