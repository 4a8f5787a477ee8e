using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;
using ZstdSharp;

namespace Sluice.Records.Engines.Packing;

/// <summary>
/// Files with rows as plain text, so that all readers of a file see the same: what is compressed is unpacked into a folder for this run
/// alone, piece by piece, and an array of JSON becomes lines. Others stay where they are.
/// </summary>
/// <param name="spill">The folder; null for one of its own.</param>
/// <param name="progress">Is told how far it is; null where progress is not reported.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class UnpackedFiles(string? spill, RowProgress? progress, DiagnosticBag diagnostics) : IDisposable
{
    // Rows repeat themselves a hundred times at most; a file that was made to fill a disk does so more often.
    private const int MostTimes = 1000;
    private const int Slack = 1 << 20;
    private const int Buffer = 1 << 18;

    private readonly List<string> made = [];
    private readonly bool isOwn = string.IsNullOrEmpty(spill);
    private string? folder = string.IsNullOrEmpty(spill) ? null : spill;
    private bool isWriting;
    private bool isArray;

    /// <summary>The same rows as plain text; null when something has been reported.</summary>
    public RowFile? Of(RowFile file)
    {
        if (
            file.Format is not { } format
            || (
                file.Compression == RowCompression.None
                && (format != RowFormat.JsonLines || !file.Parts.Any(static p => IsJson(p.FullPath)))
            )
        )
        {
            return file;
        }

        var parts = new List<RowPart>();
        bool? arrays = null;
        if (file.Compression != RowCompression.None)
        {
            progress?.Begin("bytes unpacked", file.Parts.Sum(static p => new FileInfo(p.FullPath).Length));
        }

        foreach (var part in file.Parts)
        {
            isArray = false;
            try
            {
                var (plain, array) = Of(part, file.Compression);
                parts.Add(plain);
                if (array is not null && (arrays ??= array) != array)
                {
                    throw new InvalidDataException("it holds an array and others do not, or the other way round");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && isWriting)
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, part.Display, "memory or space ran out"));
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ZstdException)
            {
                diagnostics.Add(
                    Diagnostic.Create(
                        RecordsDiagnostics.SourceUnreadable,
                        file.Location,
                        part.Display,
                        (file with { IsArray = isArray }).FormatName,
                        WhyNot(e)
                    )
                );
                return null;
            }
        }

        return file with
        {
            Parts = [.. parts],
            Compression = file.Compression,
            IsArray = arrays == true,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            made.ForEach(File.Delete);
            if (isOwn && folder is not null)
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder it lies in is removed with the run, and by the next one.
        }
    }

    private static bool IsJson(string path) => RowFile.PlainName(path).EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private (RowPart Part, bool? IsArray) Of(RowPart part, RowCompression compression)
    {
        using var file = new FileStream(
            part.FullPath,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite,
            bufferSize: 0,
            FileOptions.SequentialScan
        );
        using var text = new RereadStream(
            compression switch
            {
                RowCompression.Gzip => new GzipReader(file),
                RowCompression.Zstandard when file.Length > 0 => new DecompressionStream(file, Buffer),
                RowCompression.Zstandard => throw new InvalidDataException("it is empty"),
                _ => file,
            }
        );
        bool? array = !IsJson(part.FullPath) ? null : isArray = JsonArray.Begins(text);
        if (array is null or false && compression == RowCompression.None)
        {
            return (part, file.Length == 0 ? null : array);
        }

        var most = file.Length > (long.MaxValue / MostTimes) - Slack ? long.MaxValue : (file.Length * MostTimes) + Slack;
        var path = NewPath(array == true ? ".jsonl" : Path.GetExtension(RowFile.PlainName(part.FullPath)).ToLowerInvariant());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = Buffer,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var target = new FileStream(path, options);
        var (written, told) = (0L, 0L);
        void Write(ReadOnlySpan<byte> bytes)
        {
            if ((written += bytes.Length) > most)
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"it becomes more than {MostTimes} times as long when it is unpacked")
                );
            }

            isWriting = true;
            target.Write(bytes);
            isWriting = false;
            if (compression != RowCompression.None)
            {
                progress?.Add(file.Position - told);
                told = file.Position;
            }
        }

        if (array == true)
        {
            JsonArray.Split(text, Write);
        }
        else
        {
            var buffer = new byte[Buffer];
            for (int read; (read = text.Read(buffer)) > 0; )
            {
                Write(buffer.AsSpan(0, read));
            }
        }

        isWriting = true;
        target.Flush();
        isWriting = false;
        return (part with { FullPath = path }, written == 0 ? null : array);
    }

    private string NewPath(string ending)
    {
        isWriting = true;
        folder ??= Directory.CreateTempSubdirectory("sluice-rows-").FullName;
        isWriting = false;
        made.Add(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"unpacked-{made.Count}{ending}")));
        return made[^1];
    }

    private static string WhyNot(Exception e) =>
        e switch
        {
            FileNotFoundException or DirectoryNotFoundException => "it is not there",
            UnauthorizedAccessException => "access is denied",
            EndOfStreamException => "it is cut off",
            ZstdException z when z.Message.Contains("memory", StringComparison.OrdinalIgnoreCase) =>
                "it wants more memory to be unpacked than zstd does without `--long`",
            ZstdException z when z.Message.Contains("descriptor", StringComparison.OrdinalIgnoreCase) =>
                "it is not what zstd writes, or something else follows that",
            ZstdException => "it is cut off or damaged",
            InvalidDataException => e.Message,
            _ => "the system reports an error",
        };
}
