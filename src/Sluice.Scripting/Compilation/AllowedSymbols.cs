using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace Sluice.Scripting.Compilation;

/// <summary>
/// What a script may use. A list of what is good, not of what is bad: a new way to reach the disk in a later .NET is not on it.
/// </summary>
internal static class AllowedSymbols
{
    private static readonly FrozenSet<string> Types = new[]
    {
        "System.Object",
        "System.Void",
        "System.Boolean",
        "System.Char",
        "System.String",
        "System.SByte",
        "System.Byte",
        "System.Int16",
        "System.UInt16",
        "System.Int32",
        "System.UInt32",
        "System.Int64",
        "System.UInt64",
        "System.Single",
        "System.Double",
        "System.Decimal",
        "System.Math",
        "System.DateOnly",
        "System.TimeOnly",
        "System.TimeSpan",
        "System.DayOfWeek",
        "System.Nullable",
        "System.Array",
        "System.Enum",
        "System.ValueType",
        "System.Tuple",
        "System.ValueTuple",
        "System.Index",
        "System.Range",
        "System.StringComparison",
        "System.StringComparer",
        "System.StringSplitOptions",
        "System.MidpointRounding",
        "System.Exception",
        "System.ArgumentException",
        "System.InvalidOperationException",
        "System.FormatException",
        "System.OverflowException",
        "System.IDisposable",
        "System.IEquatable",
        "System.IComparable",
        "System.IFormattable",
        "System.Linq.Enumerable",
        "System.Linq.IGrouping",
        "System.Linq.ILookup",
        "System.Linq.Lookup",
        "System.Linq.IOrderedEnumerable",
        "System.Collections.IEnumerable",
        "System.Collections.IEnumerator",
        "System.Collections.Generic.IEnumerable",
        "System.Collections.Generic.IEnumerator",
        "System.Collections.Generic.ICollection",
        "System.Collections.Generic.IReadOnlyCollection",
        "System.Collections.Generic.IList",
        "System.Collections.Generic.IReadOnlyList",
        "System.Collections.Generic.IDictionary",
        "System.Collections.Generic.IReadOnlyDictionary",
        "System.Collections.Generic.ISet",
        "System.Collections.Generic.IReadOnlySet",
        "System.Collections.Generic.List",
        "System.Collections.Generic.Dictionary",
        "System.Collections.Generic.HashSet",
        "System.Collections.Generic.SortedDictionary",
        "System.Collections.Generic.SortedSet",
        "System.Collections.Generic.Queue",
        "System.Collections.Generic.Stack",
        "System.Collections.Generic.KeyValuePair",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Seeded at random in every process, a road to reflection, or a memory that outlives the script.
    private static readonly FrozenSet<string> Members = new[]
    {
        "GetHashCode",
        "GetType",
        "Shuffle",
        "GetTypeCode",
        "CreateInstance",
        "CreateInstanceFromArrayType",
        "Intern",
        "SyncRoot",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What of this symbol is not allowed, as a person would call it; null when all is well.</summary>
    public static string? Refuse(ISymbol symbol) =>
        symbol switch
        {
            // A namespace does nothing by itself: what is taken from it is looked at.
            INamespaceSymbol or ILabelSymbol or IRangeVariableSymbol or IDiscardSymbol or IPreprocessingSymbol => null,
            ITypeSymbol type => RefuseType(type),
            ILocalSymbol local => RefuseType(local.Type),
            IParameterSymbol parameter => RefuseType(parameter.Type),
            // Of an operator, the operands are looked at anyway.
            IMethodSymbol
            {
                MethodKind: MethodKind.BuiltinOperator
                    or MethodKind.UserDefinedOperator
                    or MethodKind.Conversion
                    or MethodKind.AnonymousFunction
                    or MethodKind.LocalFunction
            } => null,
            { ContainingType: null } => null,
            _ when Members.Contains(symbol.Name) => $"{symbol.ContainingType.ToDisplayString(NameOnly)}.{symbol.Name}",
            _ => RefuseType(symbol.ContainingType) is null ? null : $"{symbol.ContainingType.ToDisplayString(NameOnly)}{Member(symbol)}",
        };

    /// <summary>What of this type is not allowed; null when all is well.</summary>
    public static string? RefuseType(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => RefuseType(array.ElementType),
            ITypeParameterSymbol or IErrorTypeSymbol => null,
            IDynamicTypeSymbol => "dynamic",
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => "unsafe",
            INamedTypeSymbol named => RefuseNamed(named),
            _ => type.ToDisplayString(NameOnly),
        };

    private static SymbolDisplayFormat NameOnly { get; } =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string? RefuseNamed(INamedTypeSymbol type)
    {
        foreach (var argument in type.TypeArguments)
        {
            if (RefuseType(argument) is { } refused)
            {
                return refused;
            }
        }

        // A lambda for LINQ has a delegate type; that it is only ever an argument, the guard sees to.
        if (type.IsAnonymousType || type.IsScriptClass || type.Locations.Any(static l => l.IsInSource) || IsFunction(type))
        {
            return null;
        }

        var outermost = type;
        while (outermost.ContainingType is { } outer)
        {
            outermost = outer;
        }

        var name = outermost.ContainingNamespace.ToDisplayString();
        return name == "Sluice.Scripting.Facts" || Types.Contains($"{name}.{outermost.Name}") ? null : type.ToDisplayString(NameOnly);
    }

    private static bool IsFunction(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate
        && type.ContainingNamespace.ToDisplayString() == "System"
        && type.Name is "Func" or "Action" or "Predicate" or "Comparison" or "Converter";

    private static string Member(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "" : "." + symbol.Name;
}
