using System.Buffers.Binary;
using Sluice.Records.Engines;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// Moments where days are wanted: in a column of an attribute each is the first of its day, and a point in time has its day where the
/// sender is.
/// </summary>
public sealed class MomentTests : IDisposable
{
    private const string Policy = """
        category data { id  value  secret }
        purpose work
        partner desk { in SG }
        subject attribute born : date
        consent yes { kind opt_in  of data  to desk  for work }
        rule a { allow data.id to desk for work when born < 2010-01-01 }
        """;

    private readonly RowWorkspace workspace = new();

    public MomentTests() => workspace.Write("set/policy.sluice", Policy);

    [Theory]
    [InlineData("TIMESTAMP '2009-12-31 00:00:00'", "Asia/Seoul", "1")]
    [InlineData("TIMESTAMP_NS '2009-12-31 00:00:00'", "UTC", "1")]
    [InlineData("TIMESTAMP_MS '2010-01-01 00:00:00'", "UTC", "")]
    [InlineData("TIMESTAMPTZ '2009-12-30 15:00:00+00'", "Asia/Seoul", "1")]
    [InlineData("TIMESTAMPTZ '2009-12-31 15:00:00+00'", "Asia/Seoul", "")]
    [InlineData("TIMESTAMPTZ '2009-12-31 00:00:00+00'", "Asia/Seoul", null)]
    [InlineData("TIMESTAMP '2009-12-31 00:00:00.000001'", "UTC", null)]
    [InlineData("TIMESTAMP_NS '2009-12-31 00:00:00.000000001'", "UTC", null)]
    [InlineData("TIMESTAMP 'infinity'", "UTC", null)]
    public void A_moment_is_a_day_where_it_is_the_first_of_one(string cell, string zone, string? written)
    {
        using (var session = new DuckSession(null))
        {
            session.Execute(
                $"COPY (SELECT * FROM (VALUES ('p1', 1, {cell}), ('p2', 2, NULL)) AS t(key, id, born)) TO {DuckSession.Text(Path.Combine(workspace.Folder, "rows.parquet"))} (FORMAT PARQUET)"
            );
        }

        Manifest(zone);
        if (written is null)
        {
            Assert.Equal(2, workspace.Filter());
            Assert.Contains(
                "SLU8013: column `born` of `rows.parquet` holds something that is no date: 1 of its cells, the first in row 1",
                workspace.Flat,
                StringComparison.Ordinal
            );
            return;
        }

        Assert.Equal(0, workspace.Filter());
        using var check = new DuckSession(null);
        Assert.Equal(
            written,
            string.Join(
                ',',
                check
                    .Query($"SELECT id FROM {DuckSession.Text(Path.Combine(workspace.Folder, "out/people.parquet"))}")
                    .Select(static r => r[0])
            )
        );
    }

    // What Spark writes for a TIMESTAMP unless it is told otherwise: nanoseconds of the day and the number of the Julian day, in UTC.
    [Theory]
    [InlineData(15, "Asia/Seoul", "1")]
    [InlineData(0, "UTC", "1")]
    [InlineData(0, "Asia/Seoul", null)]
    public void INT96_is_a_point_in_time(int hour, string zone, string? written)
    {
        const int JulianOf1970 = 2_440_588;
        var cell = new byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(cell, hour * 3_600_000_000_000);
        BinaryPrimitives.WriteInt32LittleEndian(
            cell.AsSpan(8),
            JulianOf1970 + new DateOnly(2009, 12, 30).DayNumber - new DateOnly(1970, 1, 1).DayNumber
        );
        TypedParquet.Write(
            Path.Combine(workspace.Folder, "rows.parquet"),
            TypedParquet.Column.OfText("key", "p1"),
            TypedParquet.Column.OfText("id", "1"),
            new TypedParquet.Column("born", TypedParquet.Physical.Int96, cell)
        );
        Manifest(zone);

        Assert.Equal(written is null ? 2 : 0, workspace.Filter());
        Assert.Equal(written is null, workspace.Output.Contains("SLU8013", StringComparison.Ordinal));
    }

    // Withdrawn at 10 o'clock in UTC on the day of the run, which is the day after on Kiritimati.
    [Theory]
    [InlineData("Asia/Seoul", "0 out")]
    [InlineData("UTC", "0 out")]
    [InlineData("America/New_York", "0 out")]
    [InlineData("Pacific/Kiritimati", "1 out")]
    public void A_day_of_the_ledger_in_INT96_is_the_one_where_the_sender_is(string zone, string said)
    {
        var moment = new byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(moment, 10 * 3_600_000_000_000);
        BinaryPrimitives.WriteInt32LittleEndian(
            moment.AsSpan(8),
            2_440_588 + new DateOnly(2024, 3, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber
        );
        TypedParquet.Write(
            Path.Combine(workspace.Folder, "ledger.parquet"),
            TypedParquet.Column.OfText("subject", "p1", "p1"),
            TypedParquet.Column.OfText("consent", "yes", "yes"),
            new TypedParquet.Column("granted_at", TypedParquet.Physical.Int96, Day(2024, 1, 1), null),
            new TypedParquet.Column("withdrawn_at", TypedParquet.Physical.Int96, null, moment),
            new TypedParquet.Column("expires_at", TypedParquet.Physical.Int96, null, null),
            TypedParquet.Column.OfText("notice", "n", "n")
        );
        workspace.Write(
            "set/policy.sluice",
            Policy
                .Replace("when born < 2010-01-01", "when consent yes", StringComparison.Ordinal)
                .Replace("subject attribute born : date", "subject attribute adult : boolean", StringComparison.Ordinal)
        );
        workspace.Manifest(transfer: $"zone: {zone}", fields: "id: { category: data.id }, value: { category: data.value }");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", "ledger.parquet", StringComparison.Ordinal));

        Assert.Equal(0, workspace.Filter());
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private static byte[] Day(int year, int month, int day)
    {
        var cell = new byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(
            cell.AsSpan(8),
            2_440_588 + new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber
        );
        return cell;
    }

    private void Manifest(string zone) =>
        workspace.Write(
            "transfer.yaml",
            $$"""
            transfer: t
            to: desk
            purpose: work
            on: 2024-03-01
            zone: {{zone}}
            datasets:
              people:
                source: rows.parquet
                key: key
                subject: { born: born }
                fields: { id: { category: data.id } }
            """
        );
}
