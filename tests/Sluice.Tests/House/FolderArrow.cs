namespace Sluice.Tests.House;

/// <summary>A file of one folder names a type of another.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="From">Its folder.</param>
/// <param name="To">The folder of the type.</param>
/// <param name="Name">The type.</param>
internal sealed record FolderArrow(string File, string From, string To, string Name);
