using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace Sluice.Records.Engines.Native;

/// <summary>
/// A function that the engine calls from its own threads with a batch of rows, so that a row is decided in the pass over the rows.
/// </summary>
/// <param name="name">What it is called in a query.</param>
/// <param name="result">The type of its result.</param>
/// <param name="types">The types of its arguments.</param>
internal abstract unsafe class BatchFunction(string name, DuckDBType result, IReadOnlyList<NativeType> types)
{
    /// <summary>Whether it may be called as often or as rarely as the engine likes. If not, it is called once for each row.</summary>
    protected virtual bool IsPure => false;

    /// <summary>Whether it has ended a query because the system had no more memory or room on the disk.</summary>
    public bool IsShort { get; private set; }

    /// <summary>A call as SQL.</summary>
    public string Call(IEnumerable<string> arguments) => $"{name}({string.Join(", ", arguments)})";

    /// <summary>Registers it with a database, which then keeps it.</summary>
    public void Register(DuckDBNativeConnection connection)
    {
        var function = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        try
        {
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(function, name);
            foreach (var type in types)
            {
                using var argument = type.Create();
                NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, argument);
            }

            using var returned = NativeMethods.LogicalType.DuckDBCreateLogicalType(result);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(function, returned);
            if (!IsPure)
            {
                NativeMethods.ScalarFunction.DuckDBScalarFunctionSetVolatile(function);
            }

            // Without it the engine would answer a row with an empty cell by null, without a call.
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetSpecialHandling(function);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetExtraInfo(function, GCHandle.ToIntPtr(GCHandle.Alloc(this)), &Free);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(function, &Run);
            if (NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection, function) != DuckDBState.Success)
            {
                throw new InvalidOperationException($"the engine takes no function {name}");
            }
        }
        finally
        {
            NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref function);
        }
    }

    /// <summary>Answers a batch.</summary>
    /// <param name="arguments">Its columns.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="results">Takes the answers.</param>
    protected abstract void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results);

    /// <summary>The same, for answers that the engine has to be given one by one, as texts.</summary>
    /// <param name="arguments">Its columns.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="vector">Takes the answers.</param>
    protected virtual void Answer(ReadOnlySpan<Cells> arguments, int rows, nint vector) =>
        Answer(arguments, rows, NativeMethods.Vectors.DuckDBVectorGetData(vector));

    /// <summary>Gives a text as the answer of a row.</summary>
    protected static void Give(nint vector, int row, ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(vector, (ulong)row, start, text.Length);
        }
    }

    /// <summary>Gives null as the answer of a row.</summary>
    protected static void GiveNothing(nint vector, int row)
    {
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
        NativeMethods.ValidityMask.DuckDBValiditySetRowValidity(NativeMethods.Vectors.DuckDBVectorGetValidity(vector), (ulong)row, false);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint handle) => GCHandle.FromIntPtr(handle).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Run(nint info, nint batch, nint results)
    {
        var function = (BatchFunction)GCHandle.FromIntPtr(NativeMethods.ScalarFunction.DuckDBScalarFunctionGetExtraInfo(info)).Target!;
        try
        {
            function.Run(batch, results);
        }
        catch (Exception e)
        {
            function.IsShort |= e is IOException or UnauthorizedAccessException or OutOfMemoryException;

            // An exception cannot pass through the engine; it ends the query instead.
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetError(info, e.Message);
        }
    }

    private void Run(nint batch, nint results)
    {
        using var chunk = new DuckDBDataChunk(batch);
        var arguments = stackalloc Cells[types.Count];
        for (var i = 0; i < types.Count; i++)
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
            arguments[i] = new Cells(
                NativeMethods.Vectors.DuckDBVectorGetData(vector),
                NativeMethods.Vectors.DuckDBVectorGetValidity(vector)
            );
        }

        Answer(new ReadOnlySpan<Cells>(arguments, types.Count), (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk), results);
    }
}
