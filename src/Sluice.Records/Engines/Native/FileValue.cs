using System.Text;
using DuckDB.NET.Native;

namespace Sluice.Records.Engines.Native;

/// <summary>A text for each file, by its path: what the folders it lies in say of its rows.</summary>
/// <param name="name">What it is called in a query.</param>
/// <param name="texts">The paths with their texts.</param>
internal sealed unsafe class FileValue(string name, IEnumerable<(string Path, string Text)> texts)
    : BatchFunction(name, DuckDBType.Varchar, [new NativeType(DuckDBType.Varchar)])
{
    private readonly Dictionary<string, byte[]> texts = texts.ToDictionary(
        static t => t.Path,
        static t => Encoding.UTF8.GetBytes(t.Text),
        StringComparer.Ordinal
    );

    /// <inheritdoc/>
    protected override bool IsPure => true;

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, nint vector)
    {
        // The rows of a batch are nearly always those of one file.
        ReadOnlySpan<byte> path = [];
        byte[]? text = null;
        for (var row = 0; row < rows; row++)
        {
            var own = NativeText.Bytes((NativeText*)arguments[0].Data + row);
            if (text is null || !own.SequenceEqual(path))
            {
                path = own;
                text = texts.GetValueOrDefault(Encoding.UTF8.GetString(own))
                    ?? throw new InvalidOperationException("rows of a file that is none of the source's");
            }

            fixed (byte* start = text)
            {
                NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(vector, (ulong)row, start, text.Length);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results) => throw new NotSupportedException();
}
