import { CodedError, type ErrorCode, type LocalizedText } from '@otklik/base';

/** Why a file is not taken or not given out. */
export class FileError extends CodedError {
  /** @param isFinal whether the same file would be refused again, so that the upload is over */
  private constructor(
    code: ErrorCode,
    text: LocalizedText,
    readonly isFinal = false,
  ) {
    super(code, text);
  }

  static linkInvalid(): FileError {
    return new FileError('FILE_LINK_INVALID', { ru: 'Эта ссылка не действует.', en: 'This link is not valid.' });
  }

  static linkExpired(): FileError {
    return new FileError('FILE_LINK_EXPIRED', { ru: 'Срок ссылки истёк: запросите новую.', en: 'This link has expired: ask for a new one.' });
  }

  static notExpected(): FileError {
    return new FileError('FILE_NOT_EXPECTED', { ru: 'По этой ссылке файл уже принят или больше не ожидается.', en: 'By this link a file has come already, or none is expected any more.' });
  }

  static tooLarge(most: number): FileError {
    return new FileError('FILE_TOO_LARGE', { ru: `Файл больше ${most} байт.`, en: `The file is larger than ${most} bytes.` });
  }

  static tooSlow(): FileError {
    return new FileError('FILE_TOO_SLOW', { ru: 'Файл слишком долго не приходит.', en: 'The file stopped coming.' });
  }

  static truncated(expected: number, got: number): FileError {
    return new FileError('FILE_TRUNCATED', { ru: `Файл пришёл не целиком: ${got} из ${expected} байт.`, en: `The file did not come whole: ${got} of ${expected} bytes.` });
  }

  static checksumMismatch(): FileError {
    return new FileError('FILE_CHECKSUM_MISMATCH', { ru: 'Контрольная сумма файла не та, что была заявлена.', en: 'The checksum of the file is not the one that was announced.' });
  }

  static typeRefused(): FileError {
    return new FileError(
      'FILE_TYPE_REFUSED',
      { ru: 'Такие файлы не принимаются: пришлите JPEG, PNG, WebP, PDF, DOCX, XLSX, ODT или ODS.', en: 'Files of this type are not taken: send JPEG, PNG, WebP, PDF, DOCX, XLSX, ODT or ODS.' },
      true,
    );
  }

  static typeMismatch(): FileError {
    return new FileError('FILE_TYPE_MISMATCH', { ru: 'Это файл другого типа, чем было заявлено.', en: 'The file is of another type than was announced.' }, true);
  }

  /** The same bytes under the right header may be taken. */
  static notAnnounced(declared: string): FileError {
    return new FileError('FILE_TYPE_MISMATCH', { ru: `Отправьте файл с заголовком «Content-Type: ${declared}».`, en: `Send the file with the header "Content-Type: ${declared}".` });
  }

  static broken(): FileError {
    return new FileError('FILE_BROKEN', { ru: 'Файл повреждён или обрывается.', en: 'The file is damaged or breaks off.' }, true);
  }

  static tooManyPixels(most: number): FileError {
    return new FileError('FILE_TOO_MANY_PIXELS', { ru: `В изображении больше ${most / 1e6} мегапикселей.`, en: `The picture has more than ${most / 1e6} megapixels.` }, true);
  }

  static infected(): FileError {
    return new FileError('FILE_INFECTED', { ru: 'Антивирус не пропустил этот файл.', en: 'The antivirus did not let this file pass.' }, true);
  }

  static unavailable(): FileError {
    return new FileError('FILES_UNAVAILABLE', { ru: 'Файлы сейчас недоступны: попробуйте ещё раз чуть позже.', en: 'Files are not available now: try again in a moment.' });
  }
}
