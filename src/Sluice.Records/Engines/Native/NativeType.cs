using DuckDB.NET.Native;

namespace Sluice.Records.Engines.Native;

/// <summary>The type of an argument.</summary>
/// <param name="Type">The type.</param>
/// <param name="Scale">Digits behind the point, for numbers with a fixed point.</param>
internal sealed record NativeType(DuckDBType Type, byte Scale = 0)
{
    /// <summary>Makes it for the engine, which copies it.</summary>
    public DuckDBLogicalType Create() =>
        Type == DuckDBType.Decimal
            ? NativeMethods.LogicalType.DuckDBCreateDecimalType(38, Scale)
            : NativeMethods.LogicalType.DuckDBCreateLogicalType(Type);
}
