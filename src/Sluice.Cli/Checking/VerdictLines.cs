using System.Buffers;
using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;

namespace Sluice.Cli.Checking;

/// <summary>Verdicts as lines of JSON, written into memory that is used again.</summary>
internal sealed class VerdictLines
{
    private readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);
    private readonly Utf8JsonWriter json;

    public VerdictLines() => json = new Utf8JsonWriter(buffer, JsonText.OneLine);

    /// <summary>How many lines were written.</summary>
    public int Count { get; private set; }

    /// <summary>The lines, each with its end.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Add(TransferVerdict verdict)
    {
        VerdictJson.Write(json, verdict);
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
        Count++;
    }

    public void Clear()
    {
        buffer.ResetWrittenCount();
        Count = 0;
    }
}
