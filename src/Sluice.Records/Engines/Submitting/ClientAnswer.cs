using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Sluice.Records.Engines.Submitting;

/// <summary>The rows a client prints for one query, one line of JSON each, with notices of its own before and behind them.</summary>
/// <param name="columns">The names of the columns; null where only their number is known.</param>
/// <param name="width">The number of the columns.</param>
/// <param name="row">Takes each row and its cells as text; says what is wrong with it, or null.</param>
/// <param name="notices">Takes what is no row.</param>
internal sealed class ClientAnswer(
    IReadOnlyList<string>? columns,
    int width,
    Func<JsonElement, string?[], string?> row,
    ClientNotices notices
)
{
    private long number;
    private long notice;

    /// <summary>Whether there was a row.</summary>
    public bool HasRows { get; private set; }

    /// <summary>Takes a line; says what is wrong with it, without quoting it, for it may hold cells.</summary>
    public string? Take(ReadOnlyMemory<byte> line)
    {
        number++;
        if (!Utf8.IsValid(line.Span))
        {
            return Wrong("is not UTF-8");
        }

        if (line is not { IsEmpty: false, Span: [(byte)'{', ..] })
        {
            notice = HasRows && notice == 0 ? number : notice;
            notices.Add(line);
            return null;
        }

        HasRows = true;
        return notice > 0 ? ClientNotices.Between(notice)
            : Row(line) is { } wrong ? Wrong(wrong)
            : null;
    }

    private string Wrong(string how) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {number} {how}");

    private string? Row(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var cells = document.RootElement.EnumerateObject().ToList();
            return
                cells.Count != width
                || (columns is not null && !cells.Select(static c => c.Name).SequenceEqual(columns, StringComparer.Ordinal))
                ? "has other columns than the query"
                : row(
                    document.RootElement,
                    [
                        .. cells.Select(static c =>
                            c.Value.ValueKind switch
                            {
                                JsonValueKind.Null => null,
                                JsonValueKind.String => c.Value.GetString(),
                                _ => c.Value.GetRawText(),
                            }
                        ),
                    ]
                );
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "is no JSON";
        }
    }
}
