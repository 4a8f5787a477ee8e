using Sluice.Records.Engines;
using Xunit;
using Column = Sluice.Cli.Tests.Records.TypedParquet.Column;
using Physical = Sluice.Cli.Tests.Records.TypedParquet.Physical;

namespace Sluice.Cli.Tests.Records;

/// <summary>Columns of Parquet leave with the values they came with, and with their types or with a line in the report.</summary>
[Trait("Category", "Slow")]
public sealed class ParquetTypeTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    /// <summary>
    /// Columns by name: the type that the report names for the output where it is another, and the values as the engine reads them.
    /// </summary>
    public static TheoryData<string, string, string?, string> Kept =>
        new()
        {
            { "ts_ms", "TIMESTAMP(MILLIS)", null, "2023-11-14 22:13:20.123" },
            { "ts_ms_utc", "TIMESTAMP(MILLIS, UTC)", null, "2023-11-14 22:13:20.123+00" },
            { "ts_ms_converted", "TIMESTAMP(MILLIS, UTC)", null, "2023-11-14 22:13:20.123+00" },
            { "ts_us", "TIMESTAMP(MICROS)", null, "2023-11-14 22:13:20.123456" },
            { "ts_us_utc", "TIMESTAMP(MICROS, UTC)", null, "2023-11-14 22:13:20.123456+00" },
            { "ts_ns", "TIMESTAMP(NANOS)", null, "2023-11-14 22:13:20.123456789" },
            { "ts_ns_utc", "TIMESTAMP(NANOS, UTC)", null, "2023-11-14 22:13:20.123456789" },
            { "time_ms", "TIME(MILLIS)", "TIME(MICROS)", "00:20:34.567" },
            { "time_ms_utc", "TIME(MILLIS, UTC)", "TIME(MICROS, UTC)", "00:20:34.567+00" },
            { "time_us", "TIME(MICROS)", null, "00:20:34.56789" },
            { "time_ns", "TIME(NANOS)", null, "00:20:34.567890123" },
            { "time_ns_utc", "TIME(NANOS, UTC)", null, "00:20:34.567890123" },
            { "int96", "INT96", "TIMESTAMP(MICROS, UTC)", "2023-02-24 00:20:34.56789+00" },
            { "float16", "FLOAT16", "FLOAT", "1.0" },
            { "fixed", "FIXED_LEN_BYTE_ARRAY(5)", "BYTE_ARRAY", "hello" },
            { "bytes", "BYTE_ARRAY", null, @"\xFF\x00" },
            { "text", "STRING", null, "hello" },
            { "enum", "ENUM", "STRING", "RED" },
            { "json", "JSON", null, "{\"a\": 1.10}" },
            { "uuid", "UUID", null, "01020304-0506-0708-090a-0b0c0d0e0f10" },
            { "interval", "INTERVAL", null, "1 month 2 days 00:00:00.003" },
            { "decimal32", "DECIMAL(9, 2)", null, "123.45" },
            { "decimal64", "DECIMAL(9, 2)", null, "123.45" },
            { "decimal_fixed", "DECIMAL(38, 2)", null, "123.45" },
            { "int8", "INT_8", null, "7" },
            { "uint64", "UINT_64", null, "18446744073709551609" },
            { "date", "DATE", null, "2022-01-08" },
            { "boolean", "BOOLEAN", null, "true" },
            { "float", "FLOAT", null, "1.5" },
            { "double", "DOUBLE", null, "0.1" },
            { "required", "required INT32", "INT32", "7" },
            { "required_ms", "required TIMESTAMP(MILLIS, UTC)", "TIMESTAMP(MILLIS, UTC)", "2023-11-14 22:13:20.123+00" },
            { "unknown_type", "INT32 (ListType)", "INT32", "7" },
        };

    [Theory]
    [MemberData(nameof(Kept))]
    public void Values_stay_and_a_type_that_does_not_is_in_the_report(string name, string type, string? changed, string value)
    {
        // The column in question stands twice, and behind one that has a column inside.
        Write("rows.parquet", Of(name, "id"), Of(name, "value"));
        workspace.Manifest(source: "rows.parquet");
        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Equal(0, workspace.Filter());

        var written = Path.Combine(workspace.Folder, "out/people.parquet");
        using var session = new DuckSession();
        Assert.Equal(
            [("id", changed ?? type), ("value", changed ?? type)],
            ParquetSchema.Of(session, written).Select(static c => (c.Name, c.Type))
        );
        Assert.Equal(
            changed is null ? [] : [("id", type, changed), ("value", type, changed)],
            workspace
                .Json.GetProperty("datasets")[0]
                .GetProperty("type_changes")
                .EnumerateArray()
                .Select(static c =>
                    (c.GetProperty("column").GetString(), c.GetProperty("was").GetString(), c.GetProperty("is").GetString())
                )
        );
        Assert.Equal(changed is not null, workspace.Flat.Contains($" column id is {changed}, was {type} ", StringComparison.Ordinal));

        if (type.Contains("NANOS, UTC", StringComparison.Ordinal))
        {
            ParquetUtc.Set(written, [0, 1], isUtc: false);
        }

        // The engine keeps what it has read of a file; only another one sees the mark.
        using var other = new DuckSession();
        var rows = other.Query($"SELECT CAST(id AS VARCHAR), CAST(value AS VARCHAR) FROM read_parquet({DuckSession.Text(written)})");
        Assert.Equal(name.StartsWith("required", StringComparison.Ordinal) ? [value, value] : [value, null], rows.Select(static r => r[0]));
        Assert.All(rows, static r => Assert.Equal(r[0], r[1]));
    }

    [Fact]
    public void Nanoseconds_of_several_files_stay_where_cells_are_withheld()
    {
        Write("parts/a.parquet", Of("text", "id"), Of("ts_ns_utc", "value"));
        Write("parts/b.parquet", Of("text", "id"), Of("ts_ns_utc", "value"));
        workspace.Manifest(source: "parts", dataset: "withhold: null");
        File.SetAttributes(Path.Combine(workspace.Folder, "parts/a.parquet"), FileAttributes.ReadOnly);
        Assert.Equal(0, workspace.Filter("--threads", "1"));

        var written = Path.Combine(workspace.Folder, "out/people.parquet");
        ParquetUtc.Set(written, [1], isUtc: false);
        using var session = new DuckSession();
        Assert.Equal(
            ["2023-11-14 22:13:20.123456789", null, "2023-11-14 22:13:20.123456789", null],
            session.Query($"SELECT CAST(value AS VARCHAR) FROM read_parquet({DuckSession.Text(written)})").Select(static r => r[0])
        );
        Assert.Equal(
            ["people.parquet", "report.json", "report.txt"],
            Directory.GetFiles(Path.Combine(workspace.Folder, "out")).Select(Path.GetFileName).Order()
        );
        Assert.Contains("parts/b.parquet", workspace.Read("out/report.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decimal50", null, "its decimals have more than 38 digits and would be rounded")]
    [InlineData("ts_ns_utc", "ts_us_utc", "only some of its files have nanoseconds")]
    public void A_column_whose_values_would_change_is_refused(string name, string? other, string why)
    {
        Write("parts/a.parquet", Of("text", "id"), Of(name, "value"));
        Write("parts/b.parquet", Of("text", "id"), Of(other ?? name, "value"));
        workspace.Manifest(source: "parts");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains(
            $"error SLU8081: column `value` of `parts` would not leave as it is: {why}\n",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.False(workspace.Exists("out"));
        Assert.Equal(2, workspace.Filter("--dry-run"));

        // A column that does not leave may hold what it will.
        workspace.Manifest(source: "parts/a.parquet", fields: "id: { category: data.id }", dataset: "undeclared: drop");
        Assert.Equal(0, workspace.Filter());
    }

    [Fact]
    public void What_lies_in_lists_maps_and_structures_is_told_without_its_names()
    {
        using (var session = new DuckSession())
        {
            session.Execute(
                $"COPY (SELECT 'p1' AS key, true AS grown, [1, NULL] AS id, {{'jane_doe': TIMESTAMP_MS '2024-01-01 00:00:00.5', 'm': MAP{{'a': [1.5]}}}} AS value) TO {DuckSession.Text(Path.Combine(workspace.Folder, "rows.parquet"))} (FORMAT PARQUET)"
            );
        }

        workspace.Manifest(source: "rows.parquet");
        Assert.Equal(0, workspace.Filter());
        Assert.Contains(
            "column value is GROUP<TIMESTAMP(MICROS), MAP<repeated GROUP<required STRING, LIST<repeated GROUP<DECIMAL(2, 1)>>>>>, was GROUP<TIMESTAMP(MILLIS), ",
            workspace.Flat,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("jane_doe", workspace.Output, StringComparison.Ordinal);
        using var read = new DuckSession();
        Assert.Equal(
            "[1, NULL]|{'jane_doe': '2024-01-01 00:00:00.5', 'm': {a=[1.5]}}",
            string.Join(
                '|',
                read.Query(
                    $"SELECT CAST(id AS VARCHAR), CAST(value AS VARCHAR) FROM read_parquet({DuckSession.Text(Path.Combine(workspace.Folder, "out/people.parquet"))})"
                )[0]
            )
        );
    }

    public void Dispose() => workspace.Dispose();

    private void Write(string file, Column id, Column value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(workspace.Folder, file))!);
        TypedParquet.Write(
            Path.Combine(workspace.Folder, file),
            Column.OfText("key", "p1", "p2"),
            new Column("grown", Physical.Boolean, [3], []) { IsRequired = true },
            id,
            value
        );
    }

    private static Column Of(string name, string column)
    {
        var made = name switch
        {
            "ts_ms" => new Column(column, Physical.Int64, L(1700000000123), null) { Logical = Moment(false, 1) },
            "ts_ms_utc" => new Column(column, Physical.Int64, L(1700000000123), null) { Logical = Moment(true, 1), Converted = 9 },
            "ts_ms_converted" => new Column(column, Physical.Int64, L(1700000000123), null) { Converted = 9 },
            "ts_us" => new Column(column, Physical.Int64, L(1700000000123456), null) { Logical = Moment(false, 2) },
            "ts_us_utc" => new Column(column, Physical.Int64, L(1700000000123456), null) { Logical = Moment(true, 2), Converted = 10 },
            "ts_ns" => new Column(column, Physical.Int64, L(1700000000123456789), null) { Logical = Moment(false, 3) },
            "ts_ns_utc" => new Column(column, Physical.Int64, L(1700000000123456789), null) { Logical = Moment(true, 3) },
            "time_ms" => new Column(column, Physical.Int32, I(1234567), null) { Logical = Time(false, 1) },
            "time_ms_utc" => new Column(column, Physical.Int32, I(1234567), null) { Logical = Time(true, 1), Converted = 7 },
            "time_us" => new Column(column, Physical.Int64, L(1234567890), null) { Logical = Time(false, 2) },
            "time_ns" => new Column(column, Physical.Int64, L(1234567890123), null) { Logical = Time(false, 3) },
            "time_ns_utc" => new Column(column, Physical.Int64, L(1234567890123), null) { Logical = Time(true, 3) },
            "int96" => new Column(column, Physical.Int96, [.. L(1234567890123), .. I(2460000)], null),
            "float16" => new Column(column, Physical.Fixed, [0x00, 0x3C], null) { Logical = (15, new Thrift()) },
            "fixed" => new Column(column, Physical.Fixed, "hello"u8.ToArray(), null),
            "bytes" => new Column(column, Physical.ByteArray, [0xFF, 0], null),
            "text" => new Column(column, Physical.ByteArray, "hello"u8.ToArray(), null) { Logical = (1, new Thrift()), Converted = 0 },
            "enum" => new Column(column, Physical.ByteArray, "RED"u8.ToArray(), null) { Logical = (4, new Thrift()), Converted = 4 },
            "json" => new Column(column, Physical.ByteArray, "{\"a\": 1.10}"u8.ToArray(), null)
            {
                Logical = (12, new Thrift()),
                Converted = 19,
            },
            "uuid" => new Column(column, Physical.Fixed, [.. Enumerable.Range(1, 16).Select(static i => (byte)i)], null)
            {
                Logical = (14, new Thrift()),
            },
            "interval" => new Column(column, Physical.Fixed, [.. I(1), .. I(2), .. I(3)], null) { Converted = 21 },
            "decimal32" => new Column(column, Physical.Int32, I(12345), null)
            {
                Logical = (5, new Thrift().Number(1, 2).Number(2, 9)),
                Converted = 5,
                Decimal = (9, 2),
            },
            "decimal64" => new Column(column, Physical.Int64, L(12345), null) { Converted = 5, Decimal = (9, 2) },
            "decimal_fixed" => new Column(column, Physical.Fixed, [.. new byte[14], 0x30, 0x39], null) { Converted = 5, Decimal = (38, 2) },
            "decimal50" => new Column(column, Physical.Fixed, [.. Enumerable.Range(1, 21).Select(static i => (byte)i)], null)
            {
                Converted = 5,
                Decimal = (50, 2),
            },
            "int8" => new Column(column, Physical.Int32, I(7), null) { Converted = 15 },
            "uint64" => new Column(column, Physical.Int64, L(-7), null) { Converted = 14 },
            "date" => new Column(column, Physical.Int32, I(19000), null) { Converted = 6 },
            "boolean" => new Column(column, Physical.Boolean, [1], null),
            "float" => new Column(column, Physical.Float, BitConverter.GetBytes(1.5f), null),
            "double" => new Column(column, Physical.Double, BitConverter.GetBytes(0.1), null),
            "required" => new Column(column, Physical.Int32, I(7), I(7)) { IsRequired = true },
            "required_ms" => new Column(column, Physical.Int64, L(1700000000123), L(1700000000123))
            {
                Logical = Moment(true, 1),
                Converted = 9,
                IsRequired = true,
            },
            "unknown_type" => new Column(column, Physical.Int32, I(7), null) { Logical = (99, new Thrift()) },
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
        return made;
    }

    private static (int Number, Thrift Inner) Moment(bool isUtc, int unit) =>
        (8, new Thrift().Flag(1, isUtc).Inner(2, new Thrift().Inner(unit, new Thrift())));

    private static (int Number, Thrift Inner) Time(bool isUtc, int unit) =>
        (7, new Thrift().Flag(1, isUtc).Inner(2, new Thrift().Inner(unit, new Thrift())));

    private static byte[] L(long value) => BitConverter.GetBytes(value);

    private static byte[] I(int value) => BitConverter.GetBytes(value);
}
