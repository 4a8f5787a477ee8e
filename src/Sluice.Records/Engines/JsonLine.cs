using System.Globalization;
using System.Text.Json;

namespace Sluice.Records.Engines;

/// <summary>Finds the line that the engine could not read, which does not say it reliably.</summary>
internal static class JsonLine
{
    /// <summary>The number of the first line that is no JSON object, or null.</summary>
    public static string? FirstBroken(string path)
    {
        try
        {
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.AsSpan().Trim().Length > 0 && !IsObject(line))
                {
                    return number.ToString(CultureInfo.InvariantCulture);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The engine's own refusal is reported instead.
        }

        return null;
    }

    private static bool IsObject(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
