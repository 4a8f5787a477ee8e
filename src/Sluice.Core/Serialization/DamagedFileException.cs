namespace Sluice.Core.Serialization;

/// <summary>What is read makes no sense. Never leaves <see cref="PolicyFileReader"/>, which makes a diagnostic of it.</summary>
internal sealed class DamagedFileException : Exception;
