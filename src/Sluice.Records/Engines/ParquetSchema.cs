using System.Collections.Immutable;
using System.Globalization;

namespace Sluice.Records.Engines;

/// <summary>What a Parquet file says of its columns.</summary>
internal sealed class ParquetSchema
{
    private readonly List<string?[]> elements;
    private int next = 1;

    private ParquetSchema(List<string?[]> elements) => this.elements = elements;

    /// <summary>The columns of a file, in their order.</summary>
    public static ImmutableArray<ParquetColumn> Of(DuckSession session, string path)
    {
        var schema = new ParquetSchema(
            session.Query(
                $"SELECT name, type, type_length, repetition_type, num_children, converted_type, scale, precision, logical_type FROM parquet_schema({DuckSession.Text(path)})"
            )
        );
        var columns = ImmutableArray.CreateBuilder<ParquetColumn>();
        while (schema.next < schema.elements.Count)
        {
            columns.Add(new ParquetColumn(schema.elements[schema.next][0] ?? "", schema.Read(), columns.Count));
        }

        return columns.ToImmutable();
    }

    // Elements stand in the order in which a tree is walked, each before what lies in it.
    private string Read()
    {
        if (next >= elements.Count)
        {
            return "";
        }

        var element = elements[next++];
        var (converted, logical) = (element[5] ?? "", element[8] ?? "");
        var nullability = element[3] switch
        {
            "REQUIRED" => "required ",
            "REPEATED" => "repeated ",
            _ => "",
        };
        if (element[4] is not { } children)
        {
            return nullability + Words(element, converted, logical);
        }

        var inner = Enumerable.Range(0, int.Parse(children, CultureInfo.InvariantCulture)).Select(_ => Read()).ToList();
        var word =
            converted is "LIST" or "MAP" or "MAP_KEY_VALUE" ? converted
            : logical.StartsWith("ListType", StringComparison.Ordinal) ? "LIST"
            : logical.StartsWith("MapType", StringComparison.Ordinal) ? "MAP"
            : "GROUP";
        return $"{nullability}{word}<{string.Join(", ", inner)}>";
    }

    private static string Words(string?[] element, string converted, string logical)
    {
        var kind = logical.Split('(')[0];
        var isUtc = logical.Contains("isAdjustedToUTC=1", StringComparison.Ordinal) ? ", UTC" : "";
        var unit =
            logical.Contains("MILLIS=Milli", StringComparison.Ordinal) ? "MILLIS"
            : logical.Contains("NANOS=Nano", StringComparison.Ordinal) ? "NANOS"
            : "MICROS";
        return (kind, converted) switch
        {
            ("TimestampType", _) => $"TIMESTAMP({unit}{isUtc})",
            ("TimeType", _) => $"TIME({unit}{isUtc})",
            (_, "TIMESTAMP_MILLIS" or "TIMESTAMP_MICROS" or "TIME_MILLIS" or "TIME_MICROS") => converted.Replace(
                "_",
                "(",
                StringComparison.Ordinal
            ) + ", UTC)",
            ("StringType", _) or (_, "UTF8") => "STRING",
            ("EnumType", _) or (_, "ENUM") => "ENUM",
            ("JsonType", _) or (_, "JSON") => "JSON",
            ("UUIDType", _) => "UUID",
            ("Float16Type", _) => "FLOAT16",
            ("NullType", _) => "NULL",
            (_, "DECIMAL") or ("DecimalType", _) => $"DECIMAL({element[7]}, {element[6] ?? "0"})",
            (_, "INTERVAL") => "INTERVAL",
            (_, "DATE") or ("DateType", _) => "DATE",
            (_, "INT_32") or (_, "INT_64") => element[1] ?? "",
            (_, { Length: > 0 }) => converted,
            _ => (element[1] == "FIXED_LEN_BYTE_ARRAY" ? $"FIXED_LEN_BYTE_ARRAY({element[2]})" : element[1])
                + (kind is "" or "IntType" ? "" : $" ({kind})"),
        };
    }
}
